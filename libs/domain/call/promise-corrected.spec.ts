import { callConfig, CallWorld } from '@voicecore/testing';
import type { OfferId } from '../kernel';
import { decide, evolveAll, promiseKinds } from '.';

describe('a promise that was taken back', () => {
  it.each(promiseKinds)('stands in the ledger by its kind and changes nothing of the course: %s', (promise) => {
    const world = new CallWorld();
    world.arrive();
    const before = world.state;
    if (before === null) throw new Error('the call has not begun');
    const facts = { now: 5_000, config: callConfig, lost: [], newOfferId: 'offer-1' as OfferId };
    const { events, effects, claims } = decide(before, { kind: 'PromiseCorrected', promise }, facts);
    expect({ events, effects, claims }).toEqual({
      events: [{ kind: 'PromiseTakenBack', promise }],
      effects: [],
      claims: [],
    });
    expect(evolveAll(before, events, 5_000)).toEqual(before);
  });
});
