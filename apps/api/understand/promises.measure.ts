import type { PromiseKind } from '@voicecore/domain/call';
import { brokenPromises } from '@voicecore/domain/conversation';
import type { Language } from '@voicecore/domain/kernel';
import { set } from './sets';
import { Tally } from './tally';

interface Spoken {
  readonly language: Language;
  readonly said: string;
  readonly promise: PromiseKind | null;
  readonly effect: PromiseKind | null;
}

const tally = new Tally('promises');
afterAll(() => tally.write());

it('corrects what the receptionist says it has done and has not', () => {
  for (const { content, part, locked } of set<Spoken>('promises')) {
    const { language, said, promise, effect } = content;
    const broken = brokenPromises(said, effect === null ? [] : [effect]);
    const mustCorrect = promise !== null && promise !== effect;
    const measure = mustCorrect ? 'promise corrected' : 'kept promise let be';
    const row = { measure, engine: 'stream', language, part, locked } as const;
    const expected = `${promise ?? 'no promise'} with ${effect ?? 'nothing'} done`;
    tally.count(row, broken.length > 0 === mustCorrect, { text: said, expected, got: broken.join(', ') || 'let be' });
  }
});
