import type { Instant } from '../kernel';
import { endOf, evolveAll, outcomeOf, readState, stages, wakeAt, wantedKey } from '.';
import type { CallEvent, CallState, FlatState, Outcome } from '.';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface OldLedger {
  readonly entries: readonly { readonly n: number; readonly at: Instant; readonly events: readonly CallEvent[] }[];
  /** What was true at the end according to the code that wrote it, and the snapshot that it kept. */
  readonly ends: Omit<ReturnType<typeof summary>, 'outcome'> & { readonly outcome: string | null };
  readonly snapshot: FlatState;
}

const ledgers: readonly OldLedger[] = JSON.parse(readFileSync(join(__dirname, 'test', 'old-ledgers.json'), 'utf8'));

function folded({ entries }: OldLedger): CallState {
  const state = entries.reduce<CallState | null>((before, { n, at, events }) => {
    const after = evolveAll(before, events, at);
    return after === null ? null : { ...after, n };
  }, null);
  if (state === null) throw new Error('the ledger has no CallBegan event');
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

/** What an old outcome is called now; one old word may have become several. */
const calledNow: Readonly<Record<string, readonly Outcome[]>> = {
  put_through: ['answered_by_person', 'message_left', 'missed', 'abandoned_waiting', 'abandoned_ringing', 'failed'],
  message_left: ['message_left'],
  helped: ['answered_by_receptionist'],
  gave_up: ['abandoned_waiting', 'abandoned_ringing'],
  hung_up: ['hung_up'],
  no_message: ['no_message', 'missed'],
  suspended: ['refused'],
  line_failed: ['failed'],
  too_long: ['failed'],
  trouble: ['failed'],
};

describe('ledgers written before the state was a union by stage', () => {
  it('are at least twenty, and end in every stage', () => {
    expect(ledgers.length).toBeGreaterThanOrEqual(20);
    const last = new Set<string>(ledgers.map(({ snapshot }) => snapshot.stage));
    const sinceThen: readonly string[] = ['arriving', 'challenged', 'transferring'];
    expect(stages.filter((stage) => !sinceThen.includes(stage) && !last.has(stage))).toEqual([]);
  });

  it.each(ledgers.map((ledger, index) => [index, ledger] as const))(
    'fold to the same call: ledger %i',
    (_i, ledger) => {
      const { outcome, ...rest } = summary(folded(ledger));
      const { outcome: before, ...ends } = ledger.ends;
      expect(rest).toEqual(ends);
      if (before === null) expect(outcome).toBeNull();
      else expect(calledNow[before]).toContain(outcome);
    },
  );

  it.each(ledgers.map((ledger, index) => [index, ledger] as const))(
    'and their snapshots are read as that call: ledger %i',
    (_i, ledger) => {
      const { place, ...read } = { place: null, ...readState(ledger.snapshot) };
      const { place: placeFolded, ...fold } = { place: null, ...folded(ledger) };
      expect(read).toEqual(fold);
      // Since then a caller whose place is kept is not offered again to agents who declined.
      expect(place).toEqual(placeFolded === null ? null : { ...placeFolded, tried: ledger.snapshot.tried });
    },
  );

  it('leaves a snapshot of today as it is', () => {
    for (const ledger of ledgers) expect(readState(folded(ledger))).toEqual(folded(ledger));
  });
});
