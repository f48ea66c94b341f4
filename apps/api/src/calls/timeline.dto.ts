import {
  courseTools,
  endReasons,
  engines,
  offerClosings,
  parties,
  promiseKinds,
  transferReasons,
} from '@voicecore/domain/call';
import { reasonKinds, screeningActions } from '@voicecore/domain/screening';
import { kinds } from '@voicecore/domain/understanding';
import { z } from 'zod';
import { moment } from './moment';

const id = z.uuid();
const language = z.enum(['en', 'es']);
const target = z.object({ kind: z.enum(['agent', 'department']), id });
const none = z.object({});
const end = z.object({ reason: z.enum(endReasons), party: z.enum(parties) });

const verdict = z.object({
  action: z.enum(screeningActions),
  score: z.number(),
  listed: z.enum(['allow', 'block']).nullable(),
  reasons: z.array(z.object({ ruleId: z.string(), kind: z.enum(reasonKinds), weight: z.number() })),
});

/** The fields of each event that integrators may rely on; all other fields are internal to the ledger. */
const events = {
  CallBegan: z.object({ engine: z.enum(engines), language, department: id.nullable() }),
  CallerScreened: verdict,
  WordsScreened: verdict,
  CallerChallenged: none,
  ChallengePassed: none,
  DisclosureGiven: none,
  StreamLost: none,
  EngineChanged: z.object({ engine: z.enum(engines) }),
  LanguageSet: z.object({ language }),
  AttemptJudged: z.object({
    turn: z.object({
      kind: z.enum(kinds),
      asked: z.boolean(),
      found: z.boolean(),
      acted: z.boolean(),
      cannotHelp: z.boolean(),
    }),
  }),
  QuestionLookedUp: z.object({ entryId: id.nullable(), score: z.number(), tool: z.string() }),
  ToolDone: z.object({ tool: z.enum(courseTools) }),
  PromiseTakenBack: z.object({ promise: z.enum(promiseKinds) }),
  CallerQueued: z.object({ target, reason: z.enum(transferReasons) }),
  CallerPulled: none,
  CallerReturned: none,
  AgentOffered: z.object({ offerId: id, agentId: id }),
  OfferAccepted: z.object({ offerId: id }),
  OfferClosed: z.object({ offerId: id, agentId: id, how: z.enum(offerClosings) }),
  AgentJoined: none,
  CallerJoined: none,
  AgentLost: none,
  AgentReleased: z.object({ agentId: id }),
  CallerHeld: none,
  CallerUnheld: none,
  MessageAsked: none,
  MessageLeft: z.object({ seconds: z.number(), written: z.boolean() }),
  Announced: end,
  CallEnded: end,
} as const;

type EventKind = keyof typeof events;

function entry<Kind extends EventKind>(kind: Kind) {
  return z.object({ n: z.number().int(), at: moment, kind: z.literal(kind), data: events[kind] });
}

/** An event of a call. `n` is the number of its ledger entry, `at` is in milliseconds since the epoch. */
export const timelineEntry = z
  .discriminatedUnion('kind', [
    entry('CallBegan'),
    entry('CallerScreened'),
    entry('WordsScreened'),
    entry('CallerChallenged'),
    entry('ChallengePassed'),
    entry('DisclosureGiven'),
    entry('StreamLost'),
    entry('EngineChanged'),
    entry('LanguageSet'),
    entry('AttemptJudged'),
    entry('QuestionLookedUp'),
    entry('ToolDone'),
    entry('PromiseTakenBack'),
    entry('CallerQueued'),
    entry('CallerPulled'),
    entry('CallerReturned'),
    entry('AgentOffered'),
    entry('OfferAccepted'),
    entry('OfferClosed'),
    entry('AgentJoined'),
    entry('CallerJoined'),
    entry('AgentLost'),
    entry('AgentReleased'),
    entry('CallerHeld'),
    entry('CallerUnheld'),
    entry('MessageAsked'),
    entry('MessageLeft'),
    entry('Announced'),
    entry('CallEnded'),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.output<typeof timelineEntry>;

/**
 * Returns the public part of a ledger event. Returns nothing for an internal event, or for one that an old version
 * wrote in a format that is no longer read; the rest of the call is still shown.
 */
export function timelineOf(n: number, at: number, { kind, ...data }: { readonly kind: string }): TimelineEntry[] {
  const read = timelineEntry.safeParse({ n, at, kind, data });
  return read.success ? [read.data] : [];
}
