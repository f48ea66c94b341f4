import { fillers } from '@voicecore/domain/conversation';
import type { SeededTenant } from '@voicecore/testing';
import { findMark } from '../../sandbox/audio/frame-marks';
import { Sealing } from '../src/platform/sealing';
import { KeptSpeech } from '../src/voice/kept-speech';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

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

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
const dial = (): Phone => line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
const opening = ['Automated assistant of Acme.', 'También hablo español.', 'How can I help?'];

interface Row {
  readonly voice: string;
  readonly language: string;
  readonly audio_sealed: Buffer;
}
/** Returns what is stored of the opening, without the words for a wait, which the model also says in the meantime. */
const rows = (of = tenant) => {
  const { OPENAI_API_KEY: account, OPENAI_REALTIME_MODEL: model } = line.env;
  const sealing = line.app.get(Sealing, { strict: false });
  const waits = fillers.map(({ text }) =>
    sealing.lookup(of.tenantId, JSON.stringify(['speech', account, model, text])),
  );
  return line.db.asSuperuser<Row>(
    'select voice, language, audio_sealed from kept_speech where tenant_id = $1 and text_hmac <> all($2::bytea[])',
    [of.tenantId, waits],
  );
};

async function keptRows(count: number): Promise<void> {
  await until(async () => ((await rows()).length >= count ? true : null), `${count} sentences are kept`);
}

/** A first call, in which the model speaks the whole opening. */
async function spoken(): Promise<void> {
  const caller = dial();
  await caller.waitForText('How can I help?');
  await keptRows(3);
  caller.hangup();
}

const heard = (phone: Phone) => phone.heard().map(({ text }) => text);
const connectedAt = (phone: Phone) =>
  phone.events.find((event) => event.type === 'verb' && event.verb === 'Connect')?.at ?? NaN;

async function setConfig(change: object): Promise<void> {
  await line.db.asSuperuser(
    `insert into configurations (tenant_id, version, config, default_language)
     select tenant_id, version + 1, config || $2::jsonb, default_language from configurations where tenant_id = $1
      order by version desc limit 1`,
    [tenant.tenantId, JSON.stringify(change)],
  );
  await line.db.asSuperuser('update tenants set config_version = config_version + 1 where id = $1', [tenant.tenantId]);
}

describe('the opening as it was spoken once', () => {
  it('is kept sentence by sentence and sealed', async () => {
    await spoken();
    const kept = await rows();
    const names = kept.map(({ voice, language }) => `${voice} ${language}`).sort();
    expect(names).toEqual(['marin en', 'marin en', 'marin es']);
    // Each frame of the simulated model's speech contains a marker, which must not be found in the sealed audio.
    for (const { audio_sealed } of kept) {
      expect(audio_sealed.length).toBeGreaterThan(1_600);
      expect(findMark(audio_sealed)).toBeNull();
    }
    const speech = line.app.get(KeptSpeech, { strict: false });
    const words = { language: 'en', text: 'How can I help?' } as const;
    const [audio] = await line.db.tenantDb.run(tenant.tenantId, (tx) => speech.find(tx, 'marin', [words]));
    expect(findMark(Buffer.from(audio?.toString('latin1') ?? '', 'base64'))).not.toBeNull();
  }, 30_000);

  it('is heard at once by the next caller, while the session is still being set, who is then listened to', async () => {
    await spoken();
    line.sandbox.faults.add({ kind: 'model-late', ms: 1_500 });
    const caller = dial();
    const first = await caller.waitForText('Automated assistant of Acme.');
    expect(first.at - connectedAt(caller)).toBeLessThan(500);
    await caller.waitForText('How can I help?');
    expect(Date.now() - connectedAt(caller)).toBeLessThan(1_500);
    caller.say('Thank you');
    await caller.waitFor((phone) => phone.heard().length > 3, 15_000);
    expect(caller.heard().every(({ source }) => source === 'model')).toBe(true);
    expect(first.spokenMs).toBeUndefined();
    caller.hangup();
  }, 40_000);

  it('stands in the record of a later call as in that of the first', async () => {
    await spoken();
    const caller = dial();
    await caller.waitForText('How can I help?');
    expect(heard(caller)).toEqual(opening);
    const turns = await until(async () => {
      const found = await line.db.asSuperuser<{ cut: boolean; language: string }>(
        `select t.cut, t.language from call_turns t join calls c on c.tenant_id = t.tenant_id and c.id = t.call_id
          where c.tenant_id = $1 and c.started_at = (select max(started_at) from calls where tenant_id = $1) order by t.seq`,
        [tenant.tenantId],
      );
      return found.length >= 3 ? found : null;
    }, 'the opening is in the record');
    expect(turns).toEqual(['en', 'es', 'en'].map((language) => ({ cut: false, language })));
    expect(await rows()).toHaveLength(3);
    caller.hangup();
  }, 30_000);

  it('is spoken anew for another greeting and another voice, and by tenant', async () => {
    await spoken();
    await setConfig({ greeting: { en: 'Smile, please!', es: 'Sonría.' } });
    const smiling = dial();
    await smiling.waitForText('Smile, please!');
    expect(heard(smiling)).toEqual([...opening.slice(0, 2), 'Smile, please!']);
    await keptRows(4);
    smiling.hangup();
    await setConfig({ voice: 'cedar' });
    const cedar = dial();
    await cedar.waitForText('Smile, please!');
    await keptRows(7);
    cedar.hangup();
    expect(await rows(await line.tenant({ answerWith: 'auto' }))).toEqual([]);
  }, 40_000);

  it('is spoken anew where it cannot be read any more', async () => {
    await spoken();
    await line.db.asSuperuser(
      `update kept_speech set audio_sealed = set_byte(audio_sealed, 40, get_byte(audio_sealed, 40) # 1) where tenant_id = $1`,
      [tenant.tenantId],
    );
    const caller = dial();
    await caller.waitForText('How can I help?');
    expect(heard(caller)).toEqual(opening);
    caller.hangup();
  }, 30_000);

  it('takes the place of what is old, and of more than a tenant needs', async () => {
    const speech = line.app.get(KeptSpeech, { strict: false });
    const second = Buffer.alloc(8_000, 0x80);
    for (let each = 0; each < 32; each += 1)
      await speech.keep(tenant.tenantId, 'marin', { language: 'en', text: `Hello ${each}` }, second);
    expect(await rows()).toHaveLength(28);
    await line.db.asSuperuser(
      `update kept_speech set spoken_at = spoken_at - interval '31 days' where tenant_id = $1`,
      [tenant.tenantId],
    );
    const words = { language: 'en', text: 'Hello 31' } as const;
    const find = () => line.db.tenantDb.run(tenant.tenantId, (tx) => speech.find(tx, 'marin', [words]));
    expect(await find()).toEqual([null]);
    await speech.keep(tenant.tenantId, 'marin', words, second);
    expect(await rows()).toHaveLength(1);
    expect((await find())[0]?.toString('latin1')).toBe(second.toString('base64'));
  }, 30_000);
});
