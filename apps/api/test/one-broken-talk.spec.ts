import type { SeededTenant } from '@voicecore/testing';
import { AudioPath } from '../src/voice/audio-path';
import { bootLine, type BootedLine } from './boot-line';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
  tenant = await line.tenant({ answerWith: 'auto' });
}, 60_000);
afterEach(() => jest.restoreAllMocks());
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
const connects = (phone: Phone) => phone.events.filter((event) => event.type === 'verb' && event.verb === 'Connect');
const hears = (phone: Phone) => phone.heard().filter(({ source }) => source === 'model').length;

async function streamed(from: string): Promise<Phone> {
  const phone = line.sandbox.phones.dial({ from, to: tenant.number });
  await phone.waitFor((one) => hears(one) > 0, 30_000);
  return phone;
}

/** Polls until the condition is true. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('not observed within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('an event that a talk cannot take', () => {
  it.each(['tick', 'fromCaller', 'fromModel'] as const)(
    'ends the stream it came from and no other, wherever it breaks: %s',
    async (method) => {
      const [broken, other] = [await streamed('+12125550142'), await streamed('+12125550143')];
      let faults = 1;
      const real: (this: AudioPath, ...args: never[]) => void = AudioPath.prototype[method];
      const paths: AudioPath[] = [];
      jest.spyOn(AudioPath.prototype, method).mockImplementation(function (this: AudioPath, ...args: unknown[]) {
        paths.push(this);
        if (this === paths[0] && faults-- > 0) throw new Error('a fault of ours');
        real.apply(this, args as never[]);
      });
      if (method === 'fromModel') for (const phone of [broken, other]) phone.say('what are your opening hours');
      const again = (one: Phone) => connects(one).length > 1;
      await until(() => [broken, other].some(again));
      const resumed = [broken, other].filter(again);
      expect(resumed).toHaveLength(1);
      await resumed[0]!.waitFor((one) => hears(one) > 1, 30_000);
      const spared = [broken, other].find((phone) => phone !== resumed[0])!;
      expect([connects(spared).length, spared.status]).toEqual([1, 'in-progress']);
      expect(line.logged.join('')).toContain('a talk failed; its call will be connected again');
      for (const phone of [broken, other]) phone.hangup();
    },
    120_000,
  );
});
