import { FakeClock } from '@voicecore/testing';
import { ModelCircuit, RecentTries } from './circuit';

const fails = () => Promise.reject(new Error('refused'));

describe('the circuit of a model', () => {
  it('opens after five failures within half a minute, and says so', async () => {
    const told: boolean[] = [];
    const circuit = new ModelCircuit(
      () => 0,
      (ready) => told.push(ready),
    );
    for (let i = 0; i < 5; i += 1) await expect(circuit.open(fails)).rejects.toThrow('refused');
    expect(circuit.ready).toBe(false);
    expect(told).toEqual([false]);
    await expect(circuit.open(() => Promise.resolve('late'))).rejects.toThrow(/circuit breaker is open/);
  });

  it('forgets failures of before the window', () => {
    const clock = new FakeClock(0);
    const tries = new RecentTries(() => clock.now());
    for (let i = 0; i < 4; i += 1) expect(tries.failure()).toBe(false);
    clock.advance(31_000);
    expect(tries.failure()).toBe(false);
  });

  it('opens when more than half of ten tries fail', () => {
    const tries = new RecentTries(() => 0);
    for (let i = 0; i < 6; i += 1) tries.success();
    for (let i = 0; i < 4; i += 1) expect(tries.failure()).toBe(false);
    expect(tries.failure()).toBe(true);
  });
});
