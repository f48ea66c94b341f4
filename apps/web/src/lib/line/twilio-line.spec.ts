import { EventEmitter } from 'node:events';
import { TokenRefused, type LineEvents } from './line';
import { MicrophoneUnavailable } from './microphone';
import { TwilioLine } from './twilio-line';

/**
 * The SDK's two classes as far as the line uses them; the vendor's network is not available in a test. As in the
 * SDK, an event says nothing about the call's state: an error leaves it unchanged, and a lost transport closes it
 * without an event.
 */
class VendorCall extends EventEmitter {
  static Codec = { Opus: 'opus', PCMU: 'pcmu' };
  static State = { Open: 'open', Closed: 'closed' };
  readonly asked: string[] = [];
  private state = VendorCall.State.Open;
  status(): string {
    return this.state;
  }
  /** Ends the call as the SDK does: the state first, then the event. */
  close(event: string): void {
    this.state = VendorCall.State.Closed;
    this.emit(event);
  }
  mute(on: boolean): void {
    this.asked.push(`mute ${on}`);
  }
  sendDigits(digits: string): void {
    this.asked.push(`digits ${digits}`);
  }
  disconnect(): void {
    this.asked.push('disconnect');
    this.close('disconnect');
  }
}

class VendorDevice extends EventEmitter {
  static last: VendorDevice | null = null;
  static refuse: { code: number } | null = null;
  /** When set, no call connects until this resolves. */
  static delay: Promise<void> | null = null;
  readonly call = new VendorCall();
  readonly asked: string[] = [];
  constructor(
    readonly token: string,
    readonly options: Record<string, unknown>,
  ) {
    super();
    VendorDevice.last = this;
  }
  connect({ params }: { params: Record<string, string> }): Promise<VendorCall> {
    if (VendorDevice.refuse) return Promise.reject(Object.assign(new Error('refused'), VendorDevice.refuse));
    this.asked.push(`connect ${params.offer}`);
    return (VendorDevice.delay ?? Promise.resolve()).then(() => this.call);
  }
  updateToken(token: string): void {
    this.asked.push(`token ${token}`);
  }
  destroy(): void {
    this.asked.push('destroy');
  }
}

jest.mock('@twilio/voice-sdk', () => ({
  get Call() {
    return VendorCall;
  },
  get Device() {
    return VendorDevice;
  },
}));

function device(): VendorDevice {
  if (!VendorDevice.last) throw new Error('no device was made');
  return VendorDevice.last;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function line(): Promise<{ line: TwilioLine; calls: LineEvents['call'][] }> {
  VendorDevice.refuse = null;
  VendorDevice.delay = null;
  const made = new TwilioLine();
  const calls: LineEvents['call'][] = [];
  made.events.on('call', (call) => calls.push(call));
  await made.register('t1');
  return { line: made, calls };
}

describe("the line on Twilio's network", () => {
  it('prefers opus, warns before the page is closed, and takes a new token while it is on', async () => {
    const { line: twilio } = await line();
    expect(device().options).toMatchObject({ codecPreferences: ['opus', 'pcmu'], closeProtection: true });
    twilio.renew('t2');
    expect(device().asked).toEqual(['token t2']);
  });

  it('dials with the token of the offer and tells the course of the call', async () => {
    const { line: twilio, calls } = await line();
    await twilio.connect({ offer: 'o1' });
    expect(device().asked).toEqual(['connect o1']);
    for (const event of ['accept', 'reconnecting', 'reconnected']) device().call.emit(event);
    twilio.mute(true);
    twilio.digits('12#');
    expect(device().call.asked).toEqual(['mute true', 'digits 12#']);
    twilio.disconnect();
    await settled();
    expect(calls.map(({ status }) => status)).toEqual([
      'connecting',
      'in-progress',
      'reconnecting',
      'in-progress',
      'completed',
    ]);
  });

  it('asks to be signed on again when the device itself fails, and once', async () => {
    const { line: twilio, calls } = await line();
    const lost: string[] = [];
    twilio.events.on('registration', (state) => lost.push(state));
    const first = device();
    first.emit('error', { code: 20104 });
    await twilio.register('t2');
    first.emit('destroyed');
    expect(lost).toEqual(['lost', 'registered']);
    expect(first.asked).toEqual(['destroy']);
    expect(calls).toEqual([]);
  });

  it('tells a failure once, with its code', async () => {
    const { line: twilio, calls } = await line();
    await twilio.connect({ offer: 'o1' });
    device().call.emit('error', { code: 31005 });
    device().call.close('disconnect');
    await settled();
    expect(calls.slice(1)).toEqual([{ status: 'failed', code: 31005 }]);
  });

  it('keeps a call that an error has not ended: mute and hang-up reach it, and its end is no failure', async () => {
    const { line: twilio, calls } = await line();
    await twilio.connect({ offer: 'o1' });
    const { call } = device();
    call.emit('error', { code: 31005 });
    await settled();
    expect(calls.slice(1)).toEqual([]);
    twilio.mute(true);
    call.emit('sample', { mos: 4.2, jitter: 2, rtt: 40, packetsLost: 0 });
    twilio.disconnect();
    await settled();
    expect(call.asked).toEqual(['mute true', 'disconnect']);
    expect(calls.slice(1)).toEqual([{ status: 'completed', code: null }]);
  });

  it.each([
    ['disconnect', 'completed'],
    ['cancel', 'completed'],
    ['transportClose', 'completed'],
    ['reject', 'failed'],
  ])('takes %s for the end when the call is closed, and only then', async (event, status) => {
    const { line: twilio, calls } = await line();
    await twilio.connect({ offer: 'o1' });
    device().call.emit(event);
    await settled();
    expect(calls.slice(1)).toEqual([]);
    device().call.close(event);
    await settled();
    expect(calls.slice(1)).toEqual([{ status, code: null }]);
  });

  it('names the fault that the SDK tells right after the end', async () => {
    const { line: twilio, calls } = await line();
    await twilio.connect({ offer: 'o1' });
    device().call.close('disconnect');
    device().call.emit('error', { code: 53405 });
    await settled();
    expect(calls.slice(1)).toEqual([{ status: 'failed', code: 53405 }]);
  });

  it('hangs up a call that comes about after it was given up', async () => {
    const { line: twilio, calls } = await line();
    let comeAbout = (): void => undefined;
    VendorDevice.delay = new Promise((resolve) => (comeAbout = resolve));
    const connecting = twilio.connect({ offer: 'o1' }).catch((error: unknown) => error);
    twilio.disconnect();
    comeAbout();
    expect(await connecting).toBeInstanceOf(Error);
    expect(device().call.asked).toEqual(['disconnect']);
    expect(calls.map(({ status }) => status)).toEqual(['connecting', 'completed']);
  });

  it('leaves the device alone while a call lasts, and has it signed on again afterwards', async () => {
    const { line: twilio } = await line();
    const lost: string[] = [];
    twilio.events.on('registration', (state) => lost.push(state));
    await twilio.connect({ offer: 'o1' });
    device().emit('error', { code: 20104 });
    expect(lost).toEqual([]);
    device().call.close('disconnect');
    await settled();
    expect(lost).toEqual(['lost']);
  });

  it.each([20101, 20104])('says that a token was refused with %i', async (code) => {
    const { line: twilio } = await line();
    VendorDevice.refuse = { code };
    const refused = await twilio.connect({ offer: 'o1' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TokenRefused);
  });

  it.each([
    [31401, 'microphone-denied'],
    [31402, 'microphone-busy'],
  ])('names error %i as an obstacle: %s', async (code, obstacle) => {
    const { line: twilio } = await line();
    VendorDevice.refuse = { code };
    const refused = await twilio.connect({ offer: 'o1' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MicrophoneUnavailable);
    expect(refused).toMatchObject({ obstacle });
  });

  it('turns samples and warnings into a word', async () => {
    const { line: twilio } = await line();
    const words: string[] = [];
    twilio.events.on('quality', ({ word }) => words.push(word));
    await twilio.connect({ offer: 'o1' });
    const sample = { mos: 4.2, jitter: 2, rtt: 40, packetsLost: 0 };
    const { call } = device();
    call.emit('sample', sample);
    call.emit('warning', 'high-jitter');
    call.emit('sample', sample);
    call.emit('warning', 'low-mos');
    call.emit('sample', { ...sample, mos: 2.4 });
    call.emit('warning-cleared', 'low-mos');
    call.emit('warning-cleared', 'high-jitter');
    call.emit('sample', sample);
    expect(words).toEqual(['good', 'fair', 'poor', 'good']);
  });
});
