import { ModelCircuit, PROBE_PAUSES_MS } from './circuit';
import { ModelFault } from './model-fault';

const fails = () => Promise.reject(new ModelFault('http_503', 'retryable'));
const refuses = () => Promise.reject(new ModelFault('invalid_value', 'refused'));

describe('the circuit of a model', () => {
  const told: boolean[] = [];
  let probes: number[] = [];
  let back = false;
  let circuit: ModelCircuit;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    told.length = 0;
    probes = [];
    back = false;
    circuit = new ModelCircuit({
      changed: (ready) => told.push(ready),
      probe: () => {
        probes.push(Date.now());
        return back ? Promise.resolve() : fails();
      },
    });
  });
  afterEach(() => {
    circuit.close();
    jest.useRealTimers();
  });

  const open = async () => {
    for (let i = 0; i < 5; i += 1) await expect(circuit.open(fails)).rejects.toThrow('http_503');
  };

  it('opens after five failures, says so, and lets nobody wait', async () => {
    await open();
    expect([circuit.ready, circuit.report, told]).toEqual([false, 'open', [false]]);
    await expect(circuit.open(() => Promise.resolve('late'))).rejects.toThrow(/circuit/i);
  });

  it('opens when more than half of the last ten tries failed', async () => {
    for (let i = 0; i < 5; i += 1) await circuit.open(() => Promise.resolve());
    for (let i = 0; i < 5; i += 1) await expect(circuit.open(fails)).rejects.toThrow();
    expect(circuit.ready).toBe(true);
    await expect(circuit.open(fails)).rejects.toThrow();
    expect(circuit.ready).toBe(false);
  });

  it('probes by itself, without a call, first within 30 s and then at least once a minute', async () => {
    await open();
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    expect(probes[0]).toBeLessThanOrEqual(30_000);
    const pauses = probes.slice(1).map((at, index) => at - (probes[index] ?? 0));
    expect(pauses.length).toBeGreaterThanOrEqual(4);
    for (const pause of pauses) expect(pause).toBeLessThanOrEqual(60_000);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
    expect(told).toEqual([false]);
  });

  it('is ready again after an outage of two minutes, although nobody called', async () => {
    await open();
    await jest.advanceTimersByTimeAsync(120_000);
    back = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect([circuit.ready, circuit.report, told]).toEqual([true, 'closed', [false, true]]);
    await expect(circuit.open(() => Promise.resolve('served'))).resolves.toBe('served');
  });

  it('begins with the short pause again the next time', async () => {
    await open();
    await jest.advanceTimersByTimeAsync(200_000);
    back = true;
    await jest.advanceTimersByTimeAsync(60_000);
    back = false;
    probes = [];
    const from = Date.now();
    for (let i = 0; i < 10 && circuit.ready; i += 1) await expect(circuit.open(fails)).rejects.toThrow();
    await jest.advanceTimersByTimeAsync(PROBE_PAUSES_MS[0]);
    expect(probes).toEqual([from + PROBE_PAUSES_MS[0]]);
  });

  it('does not count what a tenant asked for wrongly', async () => {
    for (let i = 0; i < 40; i += 1) await expect(circuit.open(refuses)).rejects.toThrow('invalid_value');
    expect(circuit.ready).toBe(true);
  });

  it('counts sessions that the model lost', async () => {
    for (let i = 0; i < 5; i += 1) await circuit.lost();
    expect(circuit.ready).toBe(false);
  });

  it('leaves no timer behind when it is closed', async () => {
    await open();
    circuit.close();
    await jest.advanceTimersByTimeAsync(300_000);
    expect(probes).toEqual([]);
  });
});
