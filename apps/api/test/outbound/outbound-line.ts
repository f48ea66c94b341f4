import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { OutboundCallId, TenantId } from '@voicecore/domain/kernel';
import type { CallPurpose } from '@voicecore/domain/outbound';
import { FirstStart } from '../../src/operations';
import { OutboundGate, type Started } from '../../src/outbound';
import { bootLine, type BootedLine } from '../boot-line';
import { ask, type Answered } from '../security/ask';
import { password, signIn } from '../security/world';
import { until } from '../until';

export const own = '+12125550100';
export const friend = '+12125550142';
/** Open at all hours, so that it does not matter when the specs run. */
export const always = { opens: 0, closes: 1_440 };

interface Row {
  readonly state: string;
  readonly end_reason: string | null;
  readonly minutes: number | null;
  readonly carrier_code: number | null;
  readonly carrier_sid: string | null;
}

/** Waits until something has become true. */
export const becomes = (isTrue: () => Promise<boolean> | boolean, what: string, deadlineMs = 40_000) =>
  until(async () => (await isTrue()) || null, what, deadlineMs);

/** A business that calls people through the sandbox carrier, another business, and the documents of answered calls. */
export class OutboundLine {
  private constructor(
    readonly line: BootedLine,
    readonly root: string,
    readonly admin: string,
    readonly tenantId: TenantId,
    readonly documents: Documents,
  ) {}

  static async open(): Promise<OutboundLine> {
    const documents = await Documents.open();
    const login = { VOICECORE_ADMIN_EMAIL: 'root@outbound.example', VOICECORE_ADMIN_PASSWORD: password };
    const line = await bootLine(login, { callsPerSecond: 30, ownNumbers: [own] });
    await line.app.get(FirstStart, { strict: false }).run(() => undefined);
    const root = await signIn(line, 'root@outbound.example');
    const { token, id } = await business(line, root, 'acme');
    const opened = new OutboundLine(line, root, token, id, documents);
    const added = await opened.send('numbers', token, 'POST', { e164: own, answerWith: 'menu' });
    if (added.status !== 201) throw new Error(`no number: ${added.text}`);
    return opened;
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.documents.close();
  }

  send(path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> {
    return ask(`${this.line.url}/api/v1/${path}`, { method, token, body });
  }

  /** Returns the token of an administrator of another business. */
  async another(): Promise<string> {
    return (await business(this.line, this.root, 'zenith')).token;
  }

  async settings(token = this.admin): Promise<Answered['json']> {
    return (await this.send('outbound/policy', token)).json;
  }

  async policy(change: object): Promise<Answered> {
    const { version } = await this.settings();
    return this.send('outbound/policy', this.admin, 'PATCH', { ...change, version });
  }

  async check(number: string, more: object = {}): Promise<Answered['json']> {
    return (await this.send('outbound/check', this.admin, 'POST', { number, ...more })).json;
  }

  stop(isStopped: boolean, endsRunning = false): Promise<Answered> {
    return this.send('outbound/stop', this.admin, 'PUT', { isStopped, endsRunning });
  }

  inTenant<T>(work: (tx: TenantTx, gate: OutboundGate) => Promise<T>, app = this.line.app): Promise<T> {
    const gate = app.get(OutboundGate, { strict: false });
    return app.get(TenantDb, { strict: false }).run(this.tenantId, (tx) => work(tx, gate));
  }

  start(number = friend, purpose: CallPurpose = 'agent_call', app = this.line.app): Promise<Started> {
    const { answerUrl } = this.documents;
    return this.inTenant((tx, gate) => gate.start(tx, { purpose, number, answerUrl }), app);
  }

  /** Starts a call that is allowed, and returns its id. */
  async started(number = friend): Promise<OutboundCallId> {
    const begun = await this.start(number);
    if (!begun.allowed) throw new Error(begun.reason);
    return begun.id;
  }

  async rowOf(id: string): Promise<Row> {
    const sql = 'select state, end_reason, minutes, carrier_code, carrier_sid from outbound_calls where id = $1';
    const [row] = await this.line.db.asSuperuser<Row>(sql, [id]);
    if (row === undefined) throw new Error('no such call');
    return row;
  }

  reaches(id: string, state: string): Promise<boolean> {
    return becomes(async () => (await this.rowOf(id)).state === state, `a call that is ${state}`);
  }

  /** Makes intents wait for the carrier while `work` is done. */
  async whileCarrierIsBusy(work: () => Promise<void>): Promise<void> {
    const busy = (until: string) =>
      this.line.db.asSuperuser(`update installation_outbound set next_dial_at = now() + interval '${until}'`);
    await busy('1 hour');
    await work();
    await busy('0 seconds');
  }

  /** Forgets all outgoing calls, so that each spec has the whole of its limits. */
  async forget(): Promise<void> {
    for (const call of this.line.sandbox.exchange.calls.live()) call.end('completed');
    await this.line.db.asSuperuser('delete from outbound_calls');
    await this.line.db.asSuperuser('delete from outbound_refusals');
  }

  /** Returns how many calls the carrier has created. */
  dialed(): number {
    return this.line.sandbox.exchange.calls.list().filter(({ setup }) => setup.direction === 'outbound-api').length;
  }
}

async function business(line: BootedLine, root: string, name: string): Promise<{ token: string; id: TenantId }> {
  const email = `${name}@outbound.example`;
  const body = { name, timeZone: 'UTC', admin: { name, email, password } };
  const made = await ask(`${line.url}/api/v1/tenants`, { method: 'POST', token: root, body });
  if (made.status !== 201) throw new Error(`no business: ${made.text}`);
  return { token: await signIn(line, email), id: (made.json.tenant as { id: TenantId }).id };
}

/** Serves what the carrier runs when somebody has answered. */
class Documents {
  /** The references with which documents were asked for. */
  readonly asked: string[] = [];
  answerUrl = '';
  private readonly server = createServer((request, response) => {
    this.asked.push((request.url ?? '').split('/').at(-1) ?? '');
    response.setHeader('Content-Type', 'text/xml');
    response.end('<Response><Say>You asked us to call you back.</Say><Pause length="60"/></Response>');
  });

  static async open(): Promise<Documents> {
    const documents = new Documents();
    await new Promise<void>((resolve) => documents.server.listen(0, '127.0.0.1', resolve));
    documents.answerUrl = `http://127.0.0.1:${(documents.server.address() as AddressInfo).port}/callback`;
    return documents;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
