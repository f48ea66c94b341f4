import type { Line, LineEvents, Obstacle } from '../../lib/line';
import { TokenRefused } from '../../lib/line/line';
import { MicrophoneUnavailable } from '../../lib/line/microphone';
import { Signals } from '../../lib/line/signals';
import type { Desk, DeskCall, Offer } from './desk';
import type { Order, TabListener } from './line-tabs';
import type { LocalState } from './local-state';
import { initialState } from './local-state';
import { Softphone } from './softphone';

/** A line without a carrier: records what it was asked to do, and emits what the spec tells it to. */
class NotedLine implements Line {
  readonly events = new Signals<LineEvents>();
  readonly asked: string[] = [];
  microphone: Obstacle | null = null;
  /** How many times dialing is answered with a refused token. */
  refusals = 0;

  register(token: string): Promise<void> {
    this.asked.push(`register ${token}`);
    return Promise.resolve();
  }
  renew(token: string): void {
    this.asked.push(`renew ${token}`);
  }
  connect(params: Record<string, string>): Promise<void> {
    if (this.microphone) return Promise.reject(new MicrophoneUnavailable(this.microphone));
    this.asked.push(`connect ${params.offer}`);
    if (this.refusals-- > 0) return Promise.reject(new TokenRefused());
    return Promise.resolve();
  }
  disconnect(): void {
    this.asked.push('disconnect');
    this.events.emit('call', { status: 'completed', code: null });
  }
  mute(on: boolean): void {
    this.asked.push(`mute ${on}`);
  }
  digits(digits: string): void {
    this.asked.push(`digits ${digits}`);
  }
  close(): void {
    this.asked.push('close');
  }
}

const offer: Offer = {
  offerId: 'o1',
  callId: 'c1',
  token: 'offer-token',
  caller: '+12125550142',
  contact: null,
  reason: null,
  language: 'en',
  departmentName: null,
  expiresAt: 20_000,
  spamScore: null,
  turns: [],
};
const call: DeskCall = {
  callId: 'c1',
  token: 'call-token',
  caller: '+12125550142',
  contact: null,
  stage: 'talking',
  since: 1000,
  language: 'en',
  reason: null,
  spamScore: null,
  turns: [],
  transferring: null,
  lastTransfer: null,
};
const desk = (change: Partial<Desk> = {}): Desk => ({
  agent: { id: 'a1', status: 'available', statusReason: null, statusAt: 0, setBy: null },
  offer: null,
  call: null,
  handedOver: null,
  missed: [],
  now: 61_000,
  ...change,
});

interface Scene {
  phone: Softphone;
  line: NotedLine;
  tab: TabListener;
  published: LocalState[];
  ordered: Order[];
  requests: string[];
}

/** A registered softphone whose tab holds the line. */
async function registered(change: { transferFails?: boolean } = {}): Promise<Scene> {
  const line = new NotedLine();
  const scene: Omit<Scene, 'phone' | 'tab'> = { line, published: [], ordered: [], requests: [] };
  let tab: TabListener | undefined;
  const note = (what: string): Promise<unknown> => {
    scene.requests.push(what);
    return Promise.resolve();
  };
  const phone = new Softphone({
    api: {
      token: () =>
        Promise.resolve({ line: 'sandbox', token: 't1', identity: 'i', sandboxPort: 1, expiresAt: Date.now() + 3.6e6 }),
      setStatus: (_, status) => note(`status ${status}`),
      decline: () => note('decline'),
      hold: () => note('hold'),
      transfer: () => (change.transferFails ? Promise.reject(new Error('gone')) : note('transfer')),
      takeBack: () => note('take back'),
      hangUp: () => note('hang up'),
    },
    openTabs: (listener) => {
      tab = listener;
      return {
        start: () => Promise.resolve(),
        publish: (state) => void scene.published.push(state),
        order: (order) => void scene.ordered.push(order),
        close: () => undefined,
      };
    },
    openLine: () => Promise.resolve(line),
    findObstacle: () => Promise.resolve(line.microphone),
    knownObstacle: () => Promise.resolve(null),
    tryRinger: () => undefined,
    refresh: () => undefined,
    failed: () => scene.requests.push('failed'),
  });
  stops.push(phone.start());
  if (!tab) throw new Error('the softphone opened no tabs');
  tab.hold();
  await settled();
  return { ...scene, phone, tab };
}

const stops: (() => void)[] = [];
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  jest.useRealTimers();
});

async function inCall(): Promise<Scene> {
  const scene = await registered();
  scene.phone.order({ kind: 'answer', offer });
  await settled();
  scene.line.events.emit('call', { status: 'in-progress', code: null });
  scene.phone.deskRead(desk({ call }));
  return scene;
}

describe('the softphone of the tab that holds the line', () => {
  it('registers, and dials in with the token of the offer', async () => {
    const { phone, line } = await registered();
    expect(phone.getState()).toMatchObject({ role: 'holder', registration: 'registered' });
    phone.order({ kind: 'answer', offer });
    expect(line.asked).toEqual(['register t1', 'connect offer-token']);
    expect(phone.getState()).toMatchObject({ leg: 'connecting', callId: 'c1' });
  });

  it('answers once, however often it is pressed', async () => {
    const { phone, line } = await registered();
    phone.order({ kind: 'answer', offer });
    phone.order({ kind: 'answer', offer });
    expect(line.asked.filter((asked) => asked.startsWith('connect'))).toHaveLength(1);
  });

  it('gives up a leg that never comes about, gets a new line, and can dial again', async () => {
    const { phone, line } = await registered();
    phone.order({ kind: 'answer', offer });
    await jest.advanceTimersByTimeAsync(15_000);
    expect(line.asked).toContain('disconnect');
    expect(phone.getState()).toMatchObject({ leg: null, ended: { ending: 'line-failed' } });
    await jest.advanceTimersByTimeAsync(500);
    expect(line.asked.filter((asked) => asked === 'register t1')).toHaveLength(2);
    phone.order({ kind: 'answer', offer });
    expect(phone.getState()).toMatchObject({ leg: 'connecting' });
  });

  it('sets a leg that has come about no time limit', async () => {
    const { phone, line } = await inCall();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(line.asked).not.toContain('disconnect');
    expect(phone.getState().leg).toBe('in-progress');
  });

  it('dials once more with a new token when the one it had is refused, and not for ever', async () => {
    const { phone, line } = await registered();
    line.refusals = 1;
    phone.order({ kind: 'answer', offer });
    await settled();
    expect(line.asked).toEqual(['register t1', 'connect offer-token', 'register t1', 'connect offer-token']);
    expect(phone.getState()).toMatchObject({ leg: 'connecting', ended: null });

    const refused = await registered();
    refused.line.refusals = 5;
    refused.phone.order({ kind: 'answer', offer });
    await settled();
    expect(refused.line.asked.filter((asked) => asked.startsWith('connect'))).toHaveLength(2);
    expect(refused.phone.getState()).toMatchObject({ leg: null, ended: { ending: 'line-failed' } });
  });

  it('dials back into a call that it finds on the desk, as after a reload', async () => {
    const { phone, line } = await registered();
    phone.deskRead(desk({ call }));
    expect(line.asked).toContain('connect call-token');
  });

  it('dials back when the line breaks, and not when it was hung up here', async () => {
    const broken = await inCall();
    broken.line.events.emit('call', { status: 'failed', code: 31005 });
    await jest.advanceTimersByTimeAsync(500);
    broken.phone.deskRead(desk({ call }));
    expect(broken.line.asked.filter((asked) => asked === 'connect call-token')).toHaveLength(1);

    const left = await inCall();
    left.phone.order({ kind: 'hang-up', callId: 'c1' });
    await jest.advanceTimersByTimeAsync(5_000);
    left.phone.deskRead(desk({ call }));
    expect(left.line.asked.filter((asked) => asked === 'connect call-token')).toHaveLength(0);
    expect(left.requests).toContain('hang up');
    expect(left.phone.getState().ended).toMatchObject({ ending: 'hung-up', caller: '+12125550142' });
  });

  it('counts the length of a call from the beginning of the talk, not from the last reload', async () => {
    const { phone } = await inCall();
    phone.order({ kind: 'hang-up', callId: 'c1' });
    expect(phone.getState().ended?.lastedMs).toBe(60_000);
  });

  it('says that somebody else was faster', async () => {
    const { phone, line } = await registered();
    phone.order({ kind: 'answer', offer });
    line.events.emit('call', { status: 'completed', code: null });
    expect(phone.getState().ended?.ending).toBe('not-reached');
  });

  it('hangs up a leg whose call the server has ended', async () => {
    const { phone, line } = await inCall();
    phone.deskRead(desk());
    await jest.advanceTimersByTimeAsync(5_000);
    expect(line.asked).toContain('disconnect');
  });

  it('names the obstacle when there is no microphone to answer with', async () => {
    const { phone, line } = await registered();
    line.microphone = 'microphone-denied';
    phone.order({ kind: 'answer', offer });
    await settled();
    expect(phone.getState()).toMatchObject({ leg: null, obstacle: 'microphone-denied', ended: null });
  });

  it('says that a transfer was refused, and keeps the leg', async () => {
    const { phone, requests } = await registered({ transferFails: true });
    phone.order({ kind: 'transfer', callId: 'c1', target: { kind: 'agent', id: 'a2' } });
    await settled();
    expect(requests).toEqual(['failed']);
  });

  it('asks to hand a caller over and to take them back, and says nothing of what becomes of it', async () => {
    const { phone, requests, line } = await inCall();
    requests.length = 0;
    phone.order({ kind: 'transfer', callId: 'c1', target: { kind: 'department', id: 'd1' } });
    phone.order({ kind: 'take-back', callId: 'c1' });
    await settled();
    expect(requests).toEqual(['transfer', 'take back']);
    line.events.emit('call', { status: 'completed', code: null });
    expect(phone.getState().ended).toMatchObject({ ending: 'caller-hung-up' });
  });

  it('goes available only when a call can be carried', async () => {
    const { phone, line, requests } = await registered();
    line.microphone = 'microphone-missing';
    await phone.goTo('a1', 'available');
    expect(requests).toEqual([]);
    line.microphone = null;
    await phone.goTo('a1', 'available');
    expect(requests).toEqual(['status available']);
    expect(phone.getState().obstacle).toBeNull();
  });

  it('gets its line back after the carrier was gone, and renews its token before it expires', async () => {
    const { phone, line } = await registered();
    line.events.emit('registration', 'lost');
    expect(phone.getState().registration).toBe('lost');
    await jest.advanceTimersByTimeAsync(500);
    expect(phone.getState().registration).toBe('registered');
    await jest.advanceTimersByTimeAsync(3_540_000);
    expect(line.asked).toContain('renew t1');
  });
});

describe('the softphone of another tab', () => {
  it('shows what the line does and passes on what is pressed', async () => {
    const { phone, tab, line, ordered } = await registered();
    tab.mirror({ ...initialState, role: 'holder', leg: 'in-progress', callId: 'c1', muted: true });
    expect(phone.getState()).toMatchObject({ role: 'mirror', leg: 'in-progress', muted: true });
    phone.order({ kind: 'mute', on: false });
    expect(ordered).toEqual([{ kind: 'mute', on: false }]);
    expect(line.asked).not.toContain('mute false');
  });

  it('takes the line, and the call on it, when the tab that held it is closed', async () => {
    const { phone, tab, line } = await registered();
    tab.mirror({ ...initialState, role: 'holder', registration: 'registered', leg: 'in-progress', callId: 'c1' });
    phone.deskRead(desk({ call }));
    expect(line.asked).not.toContain('connect call-token');
    tab.hold();
    await settled();
    expect(line.asked).toContain('connect call-token');
  });

  it('obeys the others when it holds the line, and tells them what became of it', async () => {
    const { tab, line, published } = await inCall();
    tab.obey({ kind: 'mute', on: true });
    expect(line.asked).toContain('mute true');
    expect(published.at(-1)).toMatchObject({ muted: true });
  });
});
