import { firstQueueLimits, type EntryHit } from '@voicecore/domain/call';
import type { Brain } from '@voicecore/domain/conversation/test/scripted-model';
import { directory, TalkWorld } from '@voicecore/domain/conversation/test/talk-world';
import type { EntryId, Language } from '@voicecore/domain/kernel';
import { firstAfterHours } from '@voicecore/domain/hours';
import { noScreening } from '@voicecore/domain/screening';
import { followLanguage, shouldTransfer, understand } from '@voicecore/domain/understanding';
import { CallWorld } from './call-world';

/*
 * Rule 2.6 as stories: the count after each turn, and the turn after which the caller is put through, in both engines.
 */

interface Turn {
  readonly language: Language;
  readonly caller: string | null;
  readonly noise?: boolean;
  readonly receptionist: 'answered' | 'done' | 'not_found' | 'cannot_help' | 'small_talk' | null;
  readonly count: number;
}

/**
 * A call as its author describes it: what is said, the count after each turn, and the turn after which a person takes
 * over.
 */
export interface Story {
  readonly name: string;
  readonly allowed: number;
  readonly turns: readonly Turn[];
  readonly person: number | null;
}

/** The result of a story. */
export interface Told {
  readonly counts: readonly number[];
  readonly person: number | null;
}

const isAnswered = ({ receptionist }: Turn): boolean => receptionist === 'answered' || receptionist === 'done';

/** Returns the counts up to the turn in which the caller is put through; what comes later is outside this rule. */
function until(person: number | null, counts: readonly number[]): Told {
  return { counts: person === null ? counts : counts.slice(0, person + 1), person };
}

/** Returns the result that the author expects. */
export function expectedOf({ turns, person }: Story): Told {
  return until(
    person,
    turns.map(({ count }) => count),
  );
}

const hit = (turn: number): EntryHit => ({
  entryId: `entry-${String(turn)}` as EntryId,
  question: 'What are your hours?',
  answer: 'We are open from nine to five.',
  score: 0.9,
});

/**
 * Plays the story in the menu, as the shell does: the words are understood, and what asks for something is looked up.
 */
export function toldInMenu({ turns, allowed }: Story): Told {
  const world = new CallWorld();
  world.arrive();
  const counts: number[] = [];
  for (const [at, turn] of turns.entries()) {
    const state = world.state;
    if (state?.stage !== 'receptionist') break;
    const said = turn.caller ?? '';
    const understood = understand(said, directory, state.language, {
      askedAnythingElse: state.say.some((each) => each.kind === 'text' && each.key === 'anythingElse'),
    });
    const heard = followLanguage({ language: state.language, detected: state.languageKnown }, said);
    const hits = understood.asks === true && isAnswered(turn) ? [hit(at)] : [];
    const input = { kind: 'TurnHeard', n: state.served?.n ?? 1, confidence: null, personal: { speech: said } } as const;
    const config = {
      version: 1,
      defaultLanguage: turn.language,
      greeting: null,
      ringSeconds: 20,
      queue: firstQueueLimits,
      afterHours: firstAfterHours,
      urgent: [],
      screening: noScreening,
    };
    world.apply(input, {
      config: { ...config, attemptsBeforeTransfer: allowed },
      heard: heard.detected ? heard.language : null,
      understood,
      hits,
    });
    if (world.state === null) throw new Error('the call has no state');
    const { attempts, reason } = world.state;
    counts.push(attempts.failed);
    if (reason === 'attempts') return until(at, counts);
  }
  return until(null, [...counts, ...turns.slice(counts.length).map(({ count }) => count)]);
}

/** A model that answers, fails to find, gives up or talks as the story says. */
function brainOf(turnNow: () => Turn | undefined): Brain {
  let asked: Turn | undefined;
  return ({ wish, words, answers }) => {
    if (wish.exactly !== undefined) return { say: wish.exactly };
    if (answers.length > 0 && asked === turnNow()) return { say: 'Here is what I can tell you.' };
    const turn = turnNow();
    if (turn === undefined) return { say: 'How can I help?' };
    asked = turn;
    if (turn.noise === true) return { tools: [{ name: 'not_understood', args: '{}' }] };
    switch (turn.receptionist) {
      case 'answered':
      case 'done':
      case 'not_found':
        return { tools: [{ name: 'search_knowledge', args: JSON.stringify({ question: words }) }] };
      case 'cannot_help':
        return { tools: [{ name: 'cannot_help', args: '{}' }] };
      default:
        return { say: 'I see.' };
    }
  };
}

/** No one speaks until the receptionist has noticed it once. */
function silence(world: TalkWorld): void {
  const { turns } = world.state;
  for (let waited = 0; waited < 60_000 && world.state.turns === turns; waited += 500) world.run(500);
  world.run(3_000);
}

/** Plays the story with a streamed model. */
export function toldInStream({ turns, allowed }: Story): Told {
  let now = -1;
  const turnNow = () => turns[now];
  const knows = () => turnNow() !== undefined && isAnswered(turnNow() as Turn);
  const world = new TalkWorld({
    brain: brainOf(turnNow),
    configured: allowed,
    language: turns[0]?.language ?? 'en',
    knows,
  });
  const counts: number[] = [];
  for (const [at, turn] of turns.entries()) {
    now = at;
    if (turn.caller === null) silence(world);
    else world.caller(turn.caller);
    counts.push(world.state.attempts.failed);
    if (world.ended) return until(shouldTransfer(world.state.attempts, allowed) ? at : null, counts);
  }
  return until(null, counts);
}
