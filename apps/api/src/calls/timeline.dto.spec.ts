import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timelineOf } from './timeline.dto';

const file = join(__dirname, '../../../../libs/domain/call/test/old-ledgers.json');
const uuid = '018f0000-0000-7000-8000-000000000001';

/** Returns the events of the stored ledgers, whose ids are short names there. */
function keptEvents(): { kind: string }[] {
  const text = readFileSync(file, 'utf8').replaceAll(/"(a\d|d\d|e\d|offer-\d+)"/g, `"${uuid}"`);
  const ledgers: { entries: { events: { kind: string }[] }[] }[] = JSON.parse(text);
  return ledgers.flatMap(({ entries }) => entries.flatMap(({ events }) => events));
}

/** Internal events: what the carrier runs, and which words were spoken, are not part of the public timeline. */
const ownBusiness = ['StepServed', 'ReceptionistSpoke', 'StreamBegan', 'Marked'];

describe('the timeline of a call', () => {
  it('shows every event that is not the ledger’s own business, also of ledgers of before', () => {
    const left = keptEvents().filter((event) => timelineOf(1, 1_000, event).length === 0);
    expect([...new Set(left.map(({ kind }) => kind))].sort()).toEqual([...ownBusiness].sort());
    expect(left.every(({ kind }) => ownBusiness.includes(kind))).toBe(true);
  });

  it('leaves out what integrators are not promised', () => {
    const joined = { kind: 'AgentJoined', conferenceSid: 'CF1', legSid: 'CA1', offerId: uuid };
    expect(timelineOf(3, 1_000, joined)).toEqual([{ n: 3, at: 1_000, kind: 'AgentJoined', data: {} }]);
  });

  it('shows what the receptionist claimed and took back, by its kind', () => {
    const taken = { kind: 'PromiseTakenBack', promise: 'booking' };
    const untold = { kind: 'PromiseTakenBack', promise: 'the words that were said' };
    expect(timelineOf(4, 1_000, taken)).toEqual([
      { n: 4, at: 1_000, kind: 'PromiseTakenBack', data: { promise: 'booking' } },
    ]);
    expect(timelineOf(4, 1_000, untold)).toEqual([]);
  });

  it('shows the rest of a call in which one event cannot be read', () => {
    expect(timelineOf(3, 1_000, { kind: 'CallEnded' })).toEqual([]);
  });
});
