import { commonTexts } from '@voicecore/domain/knowledge';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptCommon, LocalEmbedder } from './local-embedder';

/** Rebuilds the vectors when the texts have changed (npm run gen); on another machine the last digits differ. */
const file = join(__dirname, 'common-questions.bin');
const writes = process.env.VOICECORE_GEN === 'write';
const embedder = new LocalEmbedder();
const likeness = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, number, at) => sum + number * (b[at] ?? 0), 0);

async function vectorsOf(...texts: { text: string; language: 'en' | 'es' }[]): Promise<[Float32Array, Float32Array]> {
  const [a, b] = await embedder.embed(texts);
  if (!a || !b) throw new Error('two texts have two vectors');
  return [a, b];
}

beforeAll(async () => {
  if (!writes || (await embedder.commonQuestions().catch(() => null)) !== null) return;
  writeFileSync(file, keptCommon(embedder.model, await embedder.embed(commonTexts)));
}, 120_000);

afterAll(() => embedder.close());

describe('the model that comes with the product', () => {
  it('has the common questions as they are now, near what it makes of them', async () => {
    expect(existsSync(file) && readFileSync(file).length).toBe(32 + 512 * commonTexts.length);
    const kept = await embedder.commonQuestions();
    const sample = commonTexts.map((_text, at) => at).filter((at) => at % 60 === 0);
    const made = await embedder.embed(sample.flatMap((at) => commonTexts[at] ?? []));
    for (const [n, at] of sample.entries()) expect(likeness(kept[at]!, made[n]!)).toBeGreaterThan(0.99);
  });

  it('makes vectors of length 1, the same for the same text, whatever stands beside it', async () => {
    const alone = await embedder.embed([{ text: 'Do you repair violins?', language: 'en' }]);
    const beside = await embedder.embed(
      ['Where are you?', '', 'Do you repair violins?', '¿Qué?', 'x'.repeat(8_000)].map((text) => ({
        text,
        language: 'en',
      })),
    );
    expect(beside).toHaveLength(5);
    for (const vector of beside) expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    expect(likeness(alone[0]!, beside[2]!)).toBeCloseTo(1, 3);
  });

  it('brings a Spanish question near the English one of the same meaning', async () => {
    const spanish = { text: '¿Cuánto cuesta un cambio de aceite?', language: 'es' } as const;
    const same = await vectorsOf(spanish, { text: 'How much is an oil change?', language: 'en' });
    const other = await vectorsOf(spanish, { text: 'Where can I park?', language: 'en' });
    expect(likeness(...same)).toBeGreaterThan(likeness(...other) + 0.2);
  });

  it('answers many who ask at once, each with its own', async () => {
    const texts = Array.from({ length: 12 }, (_none, n) => ({ text: `Is number ${n} open?`, language: 'en' as const }));
    const together = await Promise.all(texts.map((text) => embedder.embed([text])));
    const inTurn = await embedder.embed(texts);
    together.forEach(([vector], n) => expect(likeness(vector!, inTurn[n]!)).toBeCloseTo(1, 3));
  });
});
