import { EventEmitter } from 'node:events';
import type { LineEvents } from './line';
import { MicrophoneUnavailable } from './microphone';
import { TwilioLine } from './twilio-line';

/** The SDK's two classes as far as the line uses them; the vendor's network is not to be had in a test. */
class VendorCall extends EventEmitter {
  static Codec = { Opus: 'opus', PCMU: 'pcmu' };
  readonly asked: string[] = [];
  mute(on: boolean): void {
    this.asked.push(`mute ${on}`);
  }
  sendDigits(digits: string): void {
    this.asked.push(`digits ${digits}`);
  }
  disconnect(): void {
    this.emit('disconnect');
  }
}

class VendorDevice extends EventEmitter {
  static last: VendorDevice | null = null;
  static refuse: { code: number } | null = null;
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
    return Promise.resolve(this.call);
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

async function line(): Promise<{ line: TwilioLine; calls: LineEvents['call'][] }> {
  VendorDevice.refuse = null;
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
    device().call.emit('disconnect');
    expect(calls.slice(1)).toEqual([{ status: 'failed', code: 31005 }]);
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
