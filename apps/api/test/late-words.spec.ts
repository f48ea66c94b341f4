import type { SeededTenant } from '@voicecore/testing';
import { bootLine, type BootedLine } from './boot-line';

/** The scripted model's own time to its first sound, and the delay of its transcripts, ms. */
const modelThinkMs = 300;
const modelTranscribeMs = 800;
const turns = 12;

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine({}, { modelThinkMs, modelTranscribeMs });
  tenant = await line.tenant({ answerWith: 'auto', agents: 1 });
}, 60_000);
afterAll(() => line.close());

interface Spoken {
  readonly latencyMs: number | null;
}

/** Returns the receptionist's turns so far, as stored in the record. */
function answers(): Promise<Spoken[]> {
  return line.db.asSuperuser<Spoken>(
    `select (meta ->> 'latencyMs')::int as "latencyMs" from call_turns
      where tenant_id = $1 and speaker = 'receptionist' and meta ? 'latencyMs' order by at`,
    [tenant.tenantId],
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('not observed within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a caller whose words are known late', () => {
  it('waits for the model and hardly for us: 60 ms more in half the turns, 300 ms at the 95th percentile', async () => {
    const caller = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
    await caller.waitForText('How can I help?');
    for (let turn = 1; turn <= turns; turn += 1) {
      caller.say('Good morning!');
      await until(async () => (await answers()).length >= turn);
    }
    const added = (await answers()).map(({ latencyMs }) => (latencyMs ?? 0) - modelThinkMs).sort((a, b) => a - b);
    const at = (share: number) => added[Math.ceil(added.length * share) - 1];
    caller.hangup();
    expect(added.length).toBeGreaterThanOrEqual(turns);
    expect(at(0.5)).toBeLessThanOrEqual(60);
    expect(at(0.95)).toBeLessThanOrEqual(300);
  }, 120_000);

  it('hears the fixed words in an emergency, and nothing of what the model began to say instead', async () => {
    const other = await line.tenant({ answerWith: 'auto', agents: 1 });
    const caller = line.sandbox.phones.dial({ from: '+12125550143', to: other.number });
    await caller.waitForText('How can I help?');
    caller.say('Help, my husband is not breathing!');
    await caller.waitForText('please hang up now and dial 911 yourself');
    const kinds = () =>
      line.db.asSuperuser<{ kind: string }>(`select input ->> 'kind' as kind from call_ledger where tenant_id = $1`, [
        other.tenantId,
      ]);
    // The words are said right away; the ledger has them as soon as it can.
    await until(async () => (await kinds()).some(({ kind }) => kind === 'EmergencyHeard'));
    caller.hangup();
  }, 30_000);
});
