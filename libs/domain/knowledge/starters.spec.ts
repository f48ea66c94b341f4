import { languages } from '@voicecore/domain/kernel';
import { hasBlank } from './blank';
import { draftFaults, lackingTexts, questionKeys } from './draft';
import { starters, trades } from './starters';

describe.each(trades)('the starter entries of a trade: %s', (trade) => {
  it('are three different questions that may be kept as drafts', () => {
    const keys = starters[trade].flatMap(({ question }) => questionKeys(question));
    expect(new Set(keys).size).toBe(6);
    for (const starter of starters[trade]) {
      expect(draftFaults({ ...starter, alternates: { en: [], es: [] } })).toEqual([]);
      expect(lackingTexts({ ...starter, enabled: false })).toEqual([]);
    }
  });

  it('cannot be used in a language before its blanks are filled', () => {
    for (const { question, answer } of starters[trade]) {
      const lacking = (filled: readonly string[]) =>
        lackingTexts({
          question,
          answer: {
            en: filled.includes('en') ? 'Filled.' : answer.en,
            es: filled.includes('es') ? 'Lleno.' : answer.es,
          },
          enabled: true,
        });
      expect(languages.every((language) => hasBlank(answer[language]))).toBe(true);
      expect(lacking([])).toEqual(languages.map((language) => ({ field: 'answer', language })));
      expect(lacking(['en'])).toEqual([{ field: 'answer', language: 'es' }]);
      expect(lacking(['en', 'es'])).toEqual([]);
    }
  });
});
