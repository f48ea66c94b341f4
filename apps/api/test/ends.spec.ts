import type { CallState } from '@voicecore/domain/call';
import { trials, type SeededTenant } from '@voicecore/testing';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

/** The carrier is asked about a silent call after 30 s; the rest is margin for a busy machine, ms. */
const NOTICED_MS = 60_000;

const noticed = <T>(look: () => Promise<T | null | undefined>, what: string): Promise<T> =>
  until(look, what, NOTICED_MS);

let line: BootedLine;
let tenant: SeededTenant;
let streamed: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterEach(() => line.sandbox.faults.clear());
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
const ring = (to = tenant): Phone => line.sandbox.phones.dial({ from: '+12125550142', to: to.number });
const runs = (verb: string) => (phone: Phone) =>
  phone.events.some((event) => event.type === 'verb' && event.verb === verb);

const live = async (): Promise<number> =>
  (await line.db.asSuperuser('select 1 from calls where tenant_id = $1 and ended_at is null', [tenant.tenantId]))
    .length;
const states = async (): Promise<CallState[]> =>
  (
    await line.db.asSuperuser<{ state: CallState }>('select state from calls where tenant_id = $1', [tenant.tenantId])
  ).map(({ state }) => state);

/**
 * Where a caller may be when they hang up: how the business answers, what the caller says, and which verb shows that
 * they are there.
 */
const places = [
  { answerWith: 'menu', say: null, verb: 'Gather' },
  { answerWith: 'auto', say: null, verb: 'Connect' },
  { answerWith: 'menu', say: 'I would like to leave a message', verb: 'Record' },
] as const;

async function hangUpAt({ answerWith, say, verb }: (typeof places)[number]): Promise<void> {
  const phone = ring(answerWith === 'menu' ? tenant : streamed);
  await phone.waitFor(runs(answerWith === 'menu' ? 'Gather' : 'Connect'), 30_000);
  if (say !== null) {
    await phone.waitFor((one) => one.events.some(({ type }) => type === 'listening'), 30_000);
    phone.say(say);
  }
  await phone.waitFor(runs(verb), 30_000);
  phone.hangup();
}

describe('a call of whose end nobody tells', () => {
  it('is over soon after the caller hung up, wherever they were', async () => {
    [tenant, streamed] = await Promise.all([line.tenant({ answerWith: 'menu' }), line.tenant({ answerWith: 'auto' })]);
    const rounds = Math.ceil(trials(6) / places.length);
    line.sandbox.faults.add({ kind: 'callback-lost', count: rounds * 30 });
    for (let round = 0; round < rounds; round += 5) {
      const together = Array.from({ length: Math.min(5, rounds - round) }, () => places).flat();
      await Promise.all(together.map(hangUpAt));
    }
    await noticed(async () => ((await live()) === 0 ? true : null), 'every call has ended');
    const ended = await line.db.asSuperuser<{ reason: string }>(
      `select distinct state -> 'end' ->> 'reason' as reason from calls`,
    );
    expect(ended).toEqual([{ reason: 'caller_hung_up' }]);
  }, 600_000);
});

describe('a stream that breaks under a carrier that does not go on by itself', () => {
  it('is followed by another: the caller is brought on by REST', async () => {
    tenant = await line.tenant({ answerWith: 'auto' });
    const phone = ring();
    await noticed(async () => ((await states())[0]?.disclosed ? true : null), 'the disclosure has been heard');
    line.sandbox.faults.add({ kind: 'stream-goes-on-never' });
    line.sandbox.faults.add({ kind: 'media-reset' });
    const broken = Date.now();
    await noticed(
      async () => ((await states())[0]?.resumes.length === 1 ? true : null),
      'the call was connected again',
    );
    expect(Date.now() - broken).toBeLessThanOrEqual(10_000);
    await phone.waitForText('the line cut out');
    phone.hangup();
  }, 90_000);

  it('so is one whose process is gone', async () => {
    tenant = await line.tenant({ answerWith: 'auto' });
    const phone = ring();
    await noticed(async () => ((await states())[0]?.disclosed ? true : null), 'the disclosure has been heard');
    await line.db.asSuperuser('update calls set owner_process = gen_random_uuid() where tenant_id = $1', [
      tenant.tenantId,
    ]);
    await noticed(
      async () => ((await states())[0]?.resumes.length === 1 ? true : null),
      'the call was connected again',
    );
    phone.hangup();
    await phone.waitFor(({ status }) => status === 'completed');
  }, 90_000);
});
