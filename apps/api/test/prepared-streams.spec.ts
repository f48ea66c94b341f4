import type { CallState } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
import { PreparedStreams } from '../src/voice/prepared-streams';
import { bootLine, type BootedLine } from './boot-line';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
beforeEach(async () => {
  tenant = await line.tenant({ answerWith: 'auto' });
});
afterEach(() => line.sandbox.faults.clear());
afterAll(() => line.close());

const dial = () => line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });

async function until(look: () => boolean, what: string, deadlineMs = 10_000): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (!look()) {
    if (Date.now() > end) throw new Error(`not observed within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Returns a function that counts the sessions begun since now. */
function counted(): () => number {
  const before = line.sandbox.modelSessions().begun;
  return () => line.sandbox.modelSessions().begun - before;
}

const open = () => line.sandbox.modelSessions().open;
const none = () => until(() => open() === 0, 'no session is open');

async function lastCall(): Promise<{ id: CallId; state: CallState }> {
  const rows = await line.db.asSuperuser<{ id: CallId; state: CallState }>(
    'select id, state from calls where tenant_id = $1 order by started_at desc limit 1',
    [tenant.tenantId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no call');
  return row;
}

describe('the session of a stream', () => {
  it('is opened while the webhook is answered, once, and is the one that the stream uses', async () => {
    const begun = counted();
    const caller = dial();
    const heard = await caller.waitForText('How can I help?');
    expect([heard.source, begun()]).toEqual(['model', 1]);
    caller.hangup();
    await none();
  }, 30_000);

  it('is opened before there is a stream, and closed when none comes; another one has its own', async () => {
    const begun = counted();
    line.sandbox.faults.add({ kind: 'media-refuse' });
    const caller = dial();
    expect((await caller.waitForText('How can I help?')).source).toBe('model');
    expect([begun(), open()]).toEqual([2, 2]);
    await until(() => open() === 1, 'the session of the stream that never came is closed');
    expect(caller.status).toBe('in-progress');
    caller.hangup();
    await none();
  }, 30_000);

  it('is opened anew where the one that was opened ahead is lost or was opened elsewhere', async () => {
    const begun = counted();
    const prepared = line.app.get(PreparedStreams, { strict: false });
    const take = jest.spyOn(prepared, 'take').mockReturnValueOnce(null);
    const caller = dial();
    await caller.waitForText('How can I help?');
    expect(begun()).toBe(2);
    take.mockRestore();
    caller.hangup();
    await none();
  }, 30_000);

  it('is not opened for a call that is not streamed', async () => {
    const begun = counted();
    tenant = await line.tenant({ answerWith: 'menu' });
    const caller = dial();
    await caller.waitForText('How can I help?');
    caller.digits('0');
    await caller.waitForText('putting you through');
    expect(begun()).toBe(0);
    caller.hangup();
  }, 30_000);

  it('is not waited for by more than fifty in a process, however many documents are answered', async () => {
    const caller = dial();
    await caller.waitForText('How can I help?');
    const { id, state } = await lastCall();
    const begun = counted();
    const prepared = line.app.get(PreparedStreams, { strict: false });
    const call = { tenantId: tenant.tenantId, callId: id };
    for (let n = 100; n < 200; n += 1) prepared.prepare(call, n, { ...state, stream: null });
    await until(() => begun() >= 50, 'fifty sessions are begun');
    caller.hangup();
    await none();
    expect(begun()).toBe(50);
  }, 30_000);
});
