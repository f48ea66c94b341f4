import {
  courseTools,
  endReasons,
  engines,
  offerClosings,
  parties,
  promiseKinds,
  transferReasons,
} from '@voicecore/domain/call';
import { kinds } from '@voicecore/domain/understanding';
import { z } from 'zod';
import { moment } from './moment';

const id = z.uuid();
const language = z.enum(['en', 'es']);
const target = z.object({ kind: z.enum(['agent', 'department']), id });
const none = z.object({});
const end = z.object({ reason: z.enum(endReasons), party: z.enum(parties) });

/** What an integrator may rely on of each event; its other fields are the ledger's own. */
const events = {
  CallBegan: z.object({ engine: z.enum(engines), language, department: id.nullable() }),
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

/** An event of a call: `n` is its ledger entry, `at` in milliseconds since the epoch. */
export const timelineEntry = z
  .discriminatedUnion('kind', [
    entry('CallBegan'),
    entry('DisclosureGiven'),
    entry('StreamLost'),
    entry('EngineChanged'),
    entry('LanguageSet'),
    entry('AttemptJudged'),
    entry('QuestionLookedUp'),
    entry('ToolDone'),
    entry('PromiseTakenBack'),
    entry('CallerQueued'),
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
 * The public part of a ledger event; nothing for one that is the ledger's own business, or that a version of long ago
 * wrote in a way that nobody reads any more: the rest of the call is shown all the same.
 */
export function timelineOf(n: number, at: number, { kind, ...data }: { readonly kind: string }): TimelineEntry[] {
  const read = timelineEntry.safeParse({ n, at, kind, data });
  return read.success ? [read.data] : [];
}
