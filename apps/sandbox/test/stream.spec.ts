import type { WebSocket } from 'ws';
import type { Sandbox } from '../index';
import { tone } from '../audio/tones';
import { sign } from '../wire/signature';
import { AUTH_TOKEN, CALLER, carrierFor, Customer } from './customer';
import { inside, ModelClient, textOf } from './model-client';

type Frame = Record<string, unknown> & { event: string };

/** The customer's media server: keeps what it receives, and sends on request. */
class Media {
  readonly frames: (Frame & { at: number })[] = [];
  closed = 0;

  constructor(
    readonly socket: WebSocket,
    onFrame: (frame: Frame) => void = () => undefined,
  ) {
    socket.on('message', (data) => {
      const frame = JSON.parse(textOf(data)) as Frame;
      this.frames.push({ ...frame, at: Date.now() });
      onFrame(frame);
    });
    socket.on('close', (code) => {
      this.closed = code;
      onFrame({ event: 'closed' });
    });
  }

  get streamSid(): unknown {
    return this.of('start')[0]?.['streamSid'];
  }

  of(event: string): Frame[] {
    return this.frames.filter((frame) => frame.event === event);
  }

  send(message: object): void {
    this.socket.send(JSON.stringify({ streamSid: this.streamSid, ...message }));
  }

  play(ms: number, mark: string): void {
    this.send({ event: 'media', media: { payload: tone(440, ms).toString('base64') } });
    this.send({ event: 'mark', mark: { name: mark } });
  }
}

describe('media streams', () => {
  let customer: Customer;
  let carrier: Sandbox;
  let media: Media | null;

  beforeEach(async () => {
    media = null;
    customer = await Customer.open();
    customer.stream((socket) => (media = new Media(socket, () => customer.look())));
    carrier = await carrierFor(customer);
    customer.on(
      '/voice',
      `<Connect><Stream url="${customer.wsUrl}/media" statusCallback="${customer.url}/stream"><Parameter name="token" value="t &amp; t"/></Stream></Connect><Redirect>/after</Redirect>`,
    );
    customer
      .on('/after', '<Hangup/>')
      .on('/stream', () => ({ status: 204 }))
      .on('/status', () => ({ status: 204 }));
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  async function connected(): Promise<Media> {
    await carrier.phones.dial(CALLER).waitFor(() => (media?.of('media').length ?? 0) > 0);
    if (!media) throw new Error('unreachable: media arrived');
    return media;
  }

  it('opens with a signature over the ws URL, then connected and start with the parameters', async () => {
    const stream = await connected();
    const [first] = customer.sockets;
    expect(first?.request.headers['x-twilio-signature']).toBe(sign(AUTH_TOKEN, `${customer.wsUrl}/media`));
    expect(stream.frames[0]).toMatchObject({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    expect(stream.frames[1]).toMatchObject({
      event: 'start',
      sequenceNumber: '1',
      start: {
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: { token: 't & t' },
      },
    });
    expect(stream.of('media')[0]).toMatchObject({
      sequenceNumber: '2',
      media: { track: 'inbound', chunk: '1', timestamp: '0' },
    });
    await customer.until(() => customer.to('/stream').length > 0);
    expect(customer.to('/stream')[0]?.params['StreamEvent']).toBe('stream-started');
  });

  it('sends a frame every 20 ms without drifting', async () => {
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) >= 100);
    const frames = media?.frames.filter(({ event }) => event === 'media') ?? [];
    const elapsed = (frames[99]?.at ?? 0) - (frames[0]?.at ?? 0);
    expect(elapsed).toBeGreaterThan(1_900);
    expect(elapsed).toBeLessThan(2_120);
    expect(inside(frames[99], 'media', 'timestamp')).toBe(String(99 * 20));
    expect(Buffer.from(String(inside(frames[0], 'media', 'payload')), 'base64')).toHaveLength(160);
  });

  it('plays in order in real time and echoes marks when they are passed', async () => {
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) > 0);
    const startedAt = Date.now();
    media?.play(300, 'first');
    media?.play(110, 'second');
    await phone.waitFor(() => media?.of('mark').length === 2);
    const marks = media?.frames.filter(({ event }) => event === 'mark') ?? [];
    expect(marks.map((mark) => inside(mark, 'mark', 'name'))).toEqual(['first', 'second']);
    expect((marks[0]?.at ?? 0) - startedAt).toBeGreaterThanOrEqual(290);
    expect((marks[1]?.at ?? 0) - startedAt).toBeGreaterThanOrEqual(400);
    expect(phone.toneLevel(440, 200)).toBeGreaterThan(-20);
  });

  it('echoes a mark at once when nothing is left to play, and all of them on clear', async () => {
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) > 0);
    media?.send({ event: 'mark', mark: { name: 'empty' } });
    await phone.waitFor(() => media?.of('mark').length === 1);
    media?.play(5_000, 'a');
    media?.play(5_000, 'b');
    const startedAt = Date.now();
    media?.send({ event: 'clear' });
    await phone.waitFor(() => media?.of('mark').length === 3);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await phone.waitFor((one) => one.audioEnergy(100) < 50);
  });

  it('drops sound beyond its buffer and writes down wrong messages once', async () => {
    const stream = await connected();
    stream.send({ event: 'media', media: { payload: tone(440, 61_000).toString('base64') } });
    stream.send({ event: 'dance' });
    stream.send({ event: 'dance' });
    stream.send({ event: 'mark', mark: { name: 'end' } });
    await customer.until(() => stream.of('mark').length === 1);
    const codes = carrier.alerts.map(({ code }) => code);
    expect(codes.filter((code) => code === 31_930)).toHaveLength(1);
    expect(codes.filter((code) => code === 31_951)).toHaveLength(1);
  });

  it('passes keys on, and says stop before it closes when the caller hangs up', async () => {
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) > 0);
    phone.digits('7');
    await phone.waitFor(() => media?.of('dtmf').length === 1);
    expect(media?.of('dtmf')[0]).toMatchObject({ dtmf: { track: 'inbound_track', digit: '7' } });
    phone.hangup();
    await customer.until(() => customer.to('/stream').length === 2 && media?.closed !== 0);
    expect(media?.frames.at(-1)?.event).toBe('stop');
    expect(customer.to('/after')).toHaveLength(0);
  });

  it('goes on with the next verb as soon as the server closes', async () => {
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) > 0);
    media?.socket.close();
    await phone.waitFor(({ status }) => status === 'completed', 1_000);
    expect(customer.to('/after')).toHaveLength(1);
  });

  it('after a broken socket goes on at once, late, or never, as planned', async () => {
    carrier.faults.add({ kind: 'stream-goes-on-late', ms: 300 });
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) > 0);
    const startedAt = Date.now();
    media?.socket.terminate();
    await phone.waitFor(({ status }) => status === 'completed', 2_000);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(290);
    carrier.faults.add({ kind: 'stream-goes-on-never' });
    const second = carrier.phones.dial(CALLER);
    const sockets = customer.sockets.length;
    await second.waitFor(() => customer.sockets.length > sockets && (media?.of('media').length ?? 0) > 0);
    media?.socket.terminate();
    await customer.until(() =>
      customer
        .to('/stream')
        .some(({ params }) => params['StreamEvent'] === 'stream-error' && params['CallSid'] === second.callSid),
    );
    expect(second.status).toBe('in-progress');
  });

  it('keeps words typed while nobody listens until the stream is open', async () => {
    const model = await ModelClient.ready(carrier);
    customer.stream((socket) => {
      media = new Media(socket, (frame) => {
        if (frame.event === 'media') {
          model.send({ type: 'input_audio_buffer.append', audio: inside(frame, 'media', 'payload') });
        }
      });
    });
    const stream = `<Connect><Stream url="${customer.wsUrl}/media"/></Connect>`;
    customer.on('/voice', `<Say>${'Welcome, whoever you are. '.repeat(4)}</Say>${stream}`);
    const phone = carrier.phones.dial(CALLER);
    await phone.waitForText('Welcome');
    phone.say('What time is it?');
    const heard = await model.event('conversation.item.input_audio_transcription.completed');
    expect(heard['transcript']).toBe('What time is it?');
  });

  it('goes on when the socket cannot be opened', async () => {
    customer.on('/voice', `<Connect><Stream url="${customer.wsUrl}/media?x=1"/></Connect><Redirect>/after</Redirect>`);
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'completed');
    expect(carrier.alerts.map(({ code }) => code)).toContain(31_920);
    expect(customer.to('/after')).toHaveLength(1);
  });

  it('can be reset and stalled on purpose', async () => {
    carrier.faults.add({ kind: 'media-stall', ms: 400 });
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) >= 10);
    expect(Number(inside(media?.of('media')[1], 'media', 'chunk'))).toBeLessThanOrEqual(2);
    carrier.faults.add({ kind: 'media-reset', target: phone.callSid });
    await phone.waitFor(({ status }) => status === 'completed');
    expect(media?.closed).toBe(1006);
  });

  it("joined to the model, shows the model's words on the phone while they sound, and cuts them on clear", async () => {
    const model = await ModelClient.ready(carrier);
    customer.stream((socket) => {
      media = new Media(socket, (frame) => {
        if (frame.event === 'media')
          model.send({ type: 'input_audio_buffer.append', audio: inside(frame, 'media', 'payload') });
      });
    });
    model.socket.on('message', (data) => {
      const event = JSON.parse(textOf(data)) as { type: string; delta?: string };
      if (event.type === 'response.output_audio.delta')
        media?.send({ event: 'media', media: { payload: event.delta } });
    });
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => (media?.of('media').length ?? 0) > 0);
    phone.say('What time is it?');
    const heard = await model.event('conversation.item.input_audio_transcription.completed');
    expect(heard['transcript']).toBe('What time is it?');
    const story = 'It is a long story about the time. '.repeat(40);
    model.send({ type: 'response.create', response: { instructions: `Say exactly: "${story}"` } });
    const text = await phone.waitForText('It is a long story');
    expect(text).toMatchObject({ source: 'model', text: story, durationMs: Math.ceil((story.length * 5) / 20) * 20 });
    media?.send({ event: 'clear' });
    await phone.waitFor(() => text.spokenMs !== undefined);
    expect(text.spokenMs).toBeLessThan(text.durationMs);
  });
});
