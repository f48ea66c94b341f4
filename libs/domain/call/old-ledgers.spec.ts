import type { Instant } from '../kernel';
import { endOf, evolveAll, outcomeOf, readState, stages, wakeAt, wantedKey } from '.';
import type { CallEvent, CallState, FlatState } from '.';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface OldLedger {
  readonly entries: readonly { readonly n: number; readonly at: Instant; readonly events: readonly CallEvent[] }[];
  /** What was true at the end by the code that wrote it, and the snapshot that it kept. */
  readonly ends: object;
  readonly snapshot: FlatState;
}

const ledgers: readonly OldLedger[] = JSON.parse(readFileSync(join(__dirname, 'test', 'old-ledgers.json'), 'utf8'));

function folded({ entries }: OldLedger): CallState {
  const state = entries.reduce<CallState | null>((before, { n, at, events }) => {
    const after = evolveAll(before, events, at);
    return after === null ? null : { ...after, n };
  }, null);
  if (state === null) throw new Error('a ledger without a beginning');
  return state;
}

function summary(state: CallState) {
  const { stage, language, department, lastAgent, answeredAt, messages, segments, marks } = state;
  return {
    stage,
    outcome: outcomeOf(state),
    language,
    department,
    agent: lastAgent,
    answeredAt,
    end: endOf(state),
    messages,
    segments,
    marks,
    step: wantedKey(state),
    wakeAt: wakeAt(state, 9_000_000),
  };
}

describe('ledgers written before the state was a union by stage', () => {
  it('are at least twenty, and end in every stage', () => {
    expect(ledgers.length).toBeGreaterThanOrEqual(20);
    const last = new Set(ledgers.map(({ snapshot }) => snapshot.stage));
    expect(stages.filter((stage) => stage !== 'arriving' && !last.has(stage))).toEqual([]);
  });

  it.each(ledgers.map((ledger, index) => [index, ledger] as const))(
    'fold to the same call: ledger %i',
    (_i, ledger) => {
      expect(summary(folded(ledger))).toEqual(ledger.ends);
    },
  );

  it.each(ledgers.map((ledger, index) => [index, ledger] as const))(
    'and their snapshots are read as that call: ledger %i',
    (_i, ledger) => {
      const { place, ...read } = { place: null, ...readState(ledger.snapshot) };
      const { place: placeFolded, ...fold } = { place: null, ...folded(ledger) };
      expect(read).toEqual(fold);
      // Since then a caller whose place is kept is not offered again to those who declined.
      expect(place).toEqual(placeFolded === null ? null : { ...placeFolded, tried: ledger.snapshot.tried });
    },
  );

  it('leaves a snapshot of today as it is', () => {
    for (const ledger of ledgers) expect(readState(folded(ledger))).toEqual(folded(ledger));
  });
});
