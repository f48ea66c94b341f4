import type { Language } from '@voicecore/domain/kernel';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import type { CallKey } from '.';
import { CallTurns } from './call-turns';

let bench: LedgerBench;
let turns: CallTurns;
beforeAll(async () => {
  bench = await ledgerBench();
  turns = new CallTurns(bench.db.tenantDb, bench.sealing);
});
afterAll(() => bench.close());

const said = (seq: number) => ({
  seq,
  turn: {
    speaker: 'caller' as const,
    text: `turn ${seq}`,
    language: 'en' as Language,
    at: 1_700_000_000_000 + seq,
    ms: 100,
    cut: false,
    meta: {},
  },
});
const kept = (call: CallKey) =>
  bench.db.asSuperuser<{ stream: number; stream_seq: number }>(
    'select stream, stream_seq from call_turns where call_id = $1 and stream is not null order by seq',
    [call.callId],
  );

describe('the transcript of a stream', () => {
  it('holds each turn once, however often a batch is told whose commit nobody heard of', async () => {
    const call = await bench.ring(await bench.tenant());
    await turns.append(call, 3, [said(1), said(2)]);
    await turns.append(call, 3, [said(1), said(2), said(3)]);
    await Promise.all([1, 2, 3].map(() => turns.append(call, 3, [said(4)])));
    await turns.append(call, 7, [said(1)]);
    expect(await kept(call)).toEqual([
      { stream: 3, stream_seq: 1 },
      { stream: 3, stream_seq: 2 },
      { stream: 3, stream_seq: 3 },
      { stream: 3, stream_seq: 4 },
      { stream: 7, stream_seq: 1 },
    ]);
  });
});
