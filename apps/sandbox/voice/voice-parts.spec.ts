import fc from 'fast-check';
import { join } from 'node:path';
import { ProgramAnswers, type ProgramAnswer } from './program-answers';
import { readAloud, sentences } from './sentences';
import { SoundCache } from './sound-cache';
import { Synthesizer } from './synthesizer';

describe('sentences', () => {
  it('are the text, letter by letter, none too long to wait for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 900 }),
        fc.constantFrom('en' as const, 'es' as const),
        (text, language) => {
          const pieces = sentences(text, language);
          expect(pieces.join('')).toBe(text);
          expect(pieces.length).toBeGreaterThan(0);
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(220);
        },
      ),
    );
  });

  it('without an end are cut at a comma or a space, or else somewhere', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'e', ' ', ', '), minLength: 221, maxLength: 900 });
    fc.assert(
      fc.property(letters, (text) => {
        const pieces = sentences(text, 'en');
        expect(pieces.join('')).toBe(text);
        expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(220);
      }),
    );
    expect(sentences(`${'word '.repeat(30)}here, ${'word '.repeat(30)}`, 'en')[0]).toBe(`${'word '.repeat(30)}here, `);
  });

  it('end where people stop, not after a title', () => {
    expect(sentences('Dr. Smith is in. Shall I connect you?', 'en')).toEqual([
      'Dr. Smith is in. ',
      'Shall I connect you?',
    ]);
    expect(sentences('Abrimos a las ocho. ¿Con quién desea hablar?', 'es')).toHaveLength(2);
  });

  it('read numbers to dial digit by digit and leave quantities alone', () => {
    expect(readAloud('Call +1 (212) 555-0142 or 911.')).toBe('Call 1, 2 1 2, 5 5 5, 0 1 4 2 or 911.');
    expect(readAloud('It costs 1,250 dollars in 2026.')).toBe('It costs 1,250 dollars in 2026.');
  });
});

describe('the cache of sounds', () => {
  it('never holds more than its bytes, and what was used last the longest', () => {
    const use = fc.record({ key: fc.integer({ min: 0, max: 9 }), size: fc.integer({ min: 0, max: 120 }) });
    fc.assert(
      fc.property(fc.array(use), (uses) => {
        const cache = new SoundCache(100);
        for (const { key, size } of uses) {
          cache.keep(String(key), Buffer.alloc(size));
          const held = Array.from({ length: 10 }, (_, k) => cache.find(String(k))?.length ?? 0);
          expect(cache.bytes).toBe(held.reduce((sum, length) => sum + length, 0));
          expect(cache.bytes).toBeLessThanOrEqual(100);
        }
      }),
    );
    const cache = new SoundCache(2);
    for (const key of ['a', 'b']) cache.keep(key, Buffer.alloc(1));
    cache.find('a');
    cache.keep('c', Buffer.alloc(1));
    expect(['a', 'b', 'c'].map((key) => cache.find(key) !== null)).toEqual([true, false, true]);
    // An item larger than the whole cache evicts nothing.
    cache.keep('large', Buffer.alloc(3));
    expect(['a', 'large', 'c'].map((key) => cache.find(key) !== null)).toEqual([true, false, true]);
  });
});

describe("the program's answers", () => {
  it('are the same however the pipe cuts them', () => {
    const sounds = fc.array(
      fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes.subarray(bytes.length % 2))),
    );
    fc.assert(
      fc.property(sounds, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (bodies, cuts) => {
        const stream = Buffer.concat([
          Buffer.from('{"ready":true}\n'),
          ...bodies.flatMap((body, id) => [Buffer.from(`${JSON.stringify({ id, bytes: body.length })}\n`), body]),
        ]);
        const reader = new ProgramAnswers();
        const answers: ProgramAnswer[] = [];
        for (let at = 0, i = 0; at < stream.length; i += 1) {
          const size = cuts[i % cuts.length] ?? 1;
          answers.push(...reader.read(stream.subarray(at, at + size)));
          at += size;
        }
        const expected = bodies.map((samples, id) => ({ kind: 'sound', id, samples }));
        expect(answers).toEqual([{ kind: 'ready' }, ...expected]);
      }),
    );
  });

  it.each(['no JSON\n', '[]\n', '{"id":1,"bytes":3}\n', '{"id":1,"bytes":99999999}\n', 'x'.repeat(2_000)])(
    'are refused when they are none: %s',
    (gibberish) => expect(() => new ProgramAnswers().read(Buffer.from(gibberish))).toThrow(),
  );
});

describe('a synthesizer with a program that', () => {
  const logged: string[] = [];
  const run = (name: string, options: { maxWaiting?: number; patienceMs?: number } = {}): Synthesizer =>
    new Synthesizer({
      program: join(__dirname, `../test/programs/${name}.mjs`),
      log: (text) => logged.push(text),
      ...options,
    });

  beforeEach(() => logged.splice(0));

  it('never answers: the queue stays within its bound, all get their null in time, the program is replaced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 30 }), async (maxWaiting, asked) => {
        const synthesizer = run('silent', { maxWaiting, patienceMs: 50 });
        const began = performance.now();
        const answers = Array.from({ length: asked }, (_, i) => synthesizer.speak(`sentence ${i}`, 'en'));
        expect(synthesizer.queued).toBeLessThanOrEqual(maxWaiting);
        expect(await Promise.all(answers)).toEqual(Array(asked).fill(null));
        expect(performance.now() - began).toBeLessThan(2_000);
        await synthesizer.close();
      }),
      { numRuns: 10 },
    );
  });

  it('is not installed: says so once and is not tried again', async () => {
    const synthesizer = run('missing');
    expect(await synthesizer.speak('Hello', 'en')).toBeNull();
    expect(await synthesizer.speak('Hello', 'en')).toBeNull();
    expect([synthesizer.available, synthesizer.pid]).toEqual([false, undefined]);
    expect(logged).toEqual([expect.stringContaining('not installed')]);
    await synthesizer.close();
  });

  it('talks nonsense or ends at once: each start waits longer than the one before', async () => {
    for (const name of ['nonsense', 'ending']) {
      logged.splice(0);
      const synthesizer = run(name);
      const until = Date.now() + 10_000;
      while (logged.length < 3 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      await synthesizer.close();
      expect(logged.slice(0, 3).map((line) => Number(/in (\d+) ms/.exec(line)?.[1]))).toEqual([200, 400, 800]);
    }
  });
});
