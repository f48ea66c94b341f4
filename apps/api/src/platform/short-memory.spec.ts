import { ShortMemory } from './short-memory';

let now = 0;
beforeEach(() => (now = 50));

it('reads once for all who ask together, again after its time, and not before the last read has ended', async () => {
  const reads: ((value: string) => void)[] = [];
  const memory = new ShortMemory(
    () => new Promise<string>((resolve) => reads.push(resolve)),
    1_000,
    () => now,
  );
  const first = [memory.get(), memory.get()];
  now += 5_000;
  first.push(memory.get());
  expect(reads).toHaveLength(1);
  reads[0]?.('one');
  expect(await Promise.all(first)).toEqual(['one', 'one', 'one']);
  const second = memory.get();
  expect(reads).toHaveLength(2);
  reads[1]?.('two');
  expect(await second).toBe('two');
  now += 999;
  expect(await memory.get()).toBe('two');
  now += 1;
  void memory.get();
  expect(reads).toHaveLength(3);
});

it('remembers a failure no longer than an answer', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve('back')];
  const memory = new ShortMemory(
    () => answers.shift() ?? Promise.resolve('none'),
    1_000,
    () => now,
  );
  await expect(memory.get()).rejects.toThrow('away');
  await expect(memory.get()).rejects.toThrow('away');
  now += 1_000;
  expect(await memory.get()).toBe('back');
});
