import type { Sandbox } from '../index';
import { BYTES_PER_MS, loudness } from '../audio/mulaw';
import { CALLER, carrierFor, Customer } from './customer';
import { inside, ModelClient } from './model-client';

/** Both connections with a voice that speaks: a carrier as `npm start` runs it. */
describe('a carrier that can be heard', () => {
  let customer: Customer;
  let carrier: Sandbox;

  beforeAll(async () => {
    customer = await Customer.open();
    carrier = await carrierFor(customer, { voice: 'espeak', modelThinkMs: 20 });
  });

  /** Has the sentences spoken once, so that they are ready however busy the machine is. */
  async function ready(text: string, language: 'en' | 'es' = 'en'): Promise<string> {
    const murmurFrames = (sentence: string): number => Math.max(20, Math.ceil((sentence.length * 5) / 20));
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const spoken = await Promise.all(carrier.exchange.voice.say(text, language, 'say'));
      if (spoken.every((sentence) => sentence.frames !== murmurFrames(sentence.text))) return text;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the synthesizer does not speak');
  }

  afterAll(async () => {
    await carrier.close();
    await customer.close();
  });

  it('speaks a <Say> sentence by sentence; its captions begin and last as the sound does', async () => {
    const [first, second] = ['Good morning, this is the bakery. ', 'How can I help you?'];
    await ready(`${first}${second}`);
    await ready('Adiós, hasta luego.', 'es');
    customer.on(
      '/voice',
      `<Say>${first}${second}</Say><Say language="es-MX">Adiós, hasta luego.</Say><Pause length="5"/>`,
    );
    const phone = carrier.phones.dial(CALLER);
    await phone.waitForText('Adiós');
    const [one, two, three] = phone.heard();
    expect([one?.text, two?.text, three?.text]).toEqual([first, second, 'Adiós, hasta luego.']);
    expect(three?.language).toBe('es');
    // 5 ms per character is the murmur's pace here: anything longer was spoken.
    for (const said of [one, two]) expect(said?.durationMs).toBeGreaterThan(40 * (said?.text.length ?? 0));
    const gap = (two?.at ?? 0) - (one?.at ?? 0) - (one?.durationMs ?? 0);
    expect(Math.abs(gap)).toBeLessThan(1_000);
    await phone.waitFor(() => phone.audioEnergy(400) > 500);
    expect(phone.heard().every(({ spokenMs }) => spokenMs === undefined)).toBe(true);
    phone.hangup();
  });

  it('breaks off in the middle of a sentence, to the frame', async () => {
    const words = await ready('Press one now, or wait for somebody to answer.');
    customer.on('/voice', `<Gather input="dtmf" numDigits="1"><Say>${words}</Say></Gather>`);
    const phone = carrier.phones.dial(CALLER);
    const said = await phone.waitForText('Press one');
    await phone.waitFor(() => Date.now() - said.at > 500);
    phone.digits('1');
    await phone.waitFor(() => said.spokenMs !== undefined);
    expect(said.spokenMs).toBeGreaterThan(300);
    expect(said.spokenMs).toBeLessThan(said.durationMs / 2 + 400);
    expect((said.spokenMs ?? 1) % 20).toBe(0);
    phone.hangup();
  });

  const told = (client: ModelClient): { transcript: string; audio: Buffer } => ({
    transcript: client
      .of('response.output_audio_transcript.delta')
      .map((event) => String(event['delta']))
      .join(''),
    audio: Buffer.concat(
      client.of('response.output_audio.delta').map((event) => Buffer.from(String(event['delta']), 'base64')),
    ),
  });

  it('tells the model’s sentences as one item, whose transcript and sound add up', async () => {
    const client = await ModelClient.ready(carrier);
    const words = await ready('We open at nine. We close at six, and on Saturdays at noon. Anything else?');
    client.send({ type: 'response.create', response: { instructions: `Say exactly: "${words}"` } });
    const done = await client.event('response.done');
    const { transcript, audio } = told(client);
    expect(transcript).toBe(words);
    expect(client.of('response.output_item.added')).toHaveLength(1);
    expect(inside(done, 'response', 'output', 0, 'content', 0, 'transcript')).toBe(words);
    expect(loudness(audio)).toBeGreaterThan(800);
    const ms = audio.length / BYTES_PER_MS;
    expect(ms / words.length).toBeGreaterThan(40);
    // What may be truncated is what was sent, to the millisecond, across all sentences.
    const item = {
      type: 'conversation.item.truncate',
      item_id: inside(done, 'response', 'output', 0, 'id'),
      content_index: 0,
    };
    client.send({ ...item, audio_end_ms: ms + 1 });
    expect(inside(await client.event('error'), 'error', 'message')).toMatch(/already shorter than/);
    client.send({ ...item, audio_end_ms: ms });
    await client.event('conversation.item.truncated');
    client.socket.close();
  });

  it('cancels between two sentences as in the middle of one', async () => {
    const client = await ModelClient.ready(carrier);
    const words = await ready(
      'This is the first sentence. And this one is the second of them. A third follows as well.',
    );
    client.send({ type: 'response.create', response: { instructions: `Say exactly: "${words}"` } });
    await client.until(() => told(client).transcript.includes('sentence.'));
    client.send({ type: 'response.cancel' });
    const done = await client.event('response.done');
    expect(inside(done, 'response', 'status')).toBe('cancelled');
    const { transcript, audio } = told(client);
    expect(words.startsWith(transcript)).toBe(true);
    expect(transcript.length).toBeLessThan(words.length);
    expect(inside(done, 'response', 'usage', 'output_token_details', 'audio_tokens')).toBeGreaterThan(0);
    expect(audio.length % 160).toBe(0);
    client.socket.close();
  });
});
