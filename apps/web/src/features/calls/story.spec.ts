import type { TurnFacts } from '@voicecore/domain/understanding/attempts';
import type { CallDetail, CallTurn } from '../../lib/api';
import { failedAttempts } from './attempts';
import { silencesOf, storyOf } from './story';

const turn = (seq: number, at: number, ms: number): CallTurn => ({
  seq,
  speaker: 'caller',
  text: 'words',
  at,
  ms,
  language: 'en',
  cut: false,
  meta: {},
});

const judged = (at: number, facts: Partial<TurnFacts>) => ({
  n: at,
  at,
  kind: 'AttemptJudged' as const,
  data: { turn: { kind: 'request' as const, asked: true, found: false, acted: false, cannotHelp: false, ...facts } },
});

function call(part: Partial<CallDetail>): CallDetail {
  return { turns: [], timeline: [], lookups: [], messages: [], ...part } as CallDetail;
}

describe('the story of a call', () => {
  it('puts what was said and what was done into one order', () => {
    const story = storyOf(
      call({
        turns: [turn(1, 100, 50), turn(2, 300, 50)],
        lookups: [{ at: 200, tool: 'x', found: true, entryId: null, entry: null, score: 1, question: null }],
        timeline: [{ n: 1, at: 150, kind: 'AgentJoined', data: {} }, judged(250, {})],
      }),
    );
    expect(story.map(({ kind, at }) => [kind, at])).toEqual([
      ['turn', 100],
      ['event', 150],
      ['lookup', 200],
      ['event', 250],
      ['turn', 300],
    ]);
  });

  it('tells in the talk where the receptionist took a promise back', () => {
    const timeline = [{ n: 1, at: 150, kind: 'PromiseTakenBack' as const, data: { promise: 'transfer' as const } }];
    expect(storyOf(call({ timeline }))).toMatchObject([{ name: 'PromiseTakenBack', data: { promise: 'transfer' } }]);
  });

  it('names the agent whom an event is about, and calls no line lost that was put down', () => {
    const story = storyOf(
      call({
        timeline: [
          { n: 1, at: 1, kind: 'AgentOffered', data: { offerId: 'o', agentId: 'ana' } },
          { n: 2, at: 2, kind: 'AgentJoined', data: {} },
          { n: 3, at: 9000, kind: 'AgentLost', data: {} },
          { n: 3, at: 9000, kind: 'CallEnded', data: { reason: 'agent_hung_up', party: 'tenant' } },
        ],
      }),
    );
    expect(story.map((item) => item.kind === 'event' && [item.name, item.data.agentId])).toEqual([
      ['AgentJoined', 'ana'],
      ['CallEnded', 'ana'],
    ]);
  });

  it('counts failed attempts by the rule of the call, from the start again after help', () => {
    const failed = failedAttempts([
      judged(1, {}),
      judged(2, { kind: 'silent', asked: false }),
      judged(3, { found: true }),
      judged(4, { cannotHelp: true }),
    ]);
    expect(failed).toEqual([
      { at: 1, n: 1, why: 'nothing_found' },
      { at: 2, n: 2, why: 'silent' },
      { at: 4, n: 1, why: 'cannot_help' },
    ]);
  });

  it('draws silence only where the length of the turn before it was measured', () => {
    expect(silencesOf([turn(1, 0, 1000), turn(2, 9000, 0), turn(3, 30_000, 500)])).toEqual([{ from: 1000, to: 9000 }]);
  });
});
