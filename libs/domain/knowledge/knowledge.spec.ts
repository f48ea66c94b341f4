import type { EntryId } from '@voicecore/domain/kernel';
import { standsFor } from './correction';
import {
  asConfigured,
  calibrate,
  conceptsOf,
  foreignCertainty,
  foundBy,
  indexEntries,
  inEnglish,
  plainPhrase,
  rankEntries,
  type IndexedEntry,
} from './index';
import { sentencesOf, clausesOf } from './index';

const entry = (id: string, asked: string, answer = '', updatedAt = 0): IndexedEntry => ({
  id: id as EntryId,
  updatedAt,
  asked: conceptsOf(asked, 'en'),
  answered: conceptsOf(answer, 'en').filter((concept) => !conceptsOf(asked, 'en').includes(concept)),
  phrases: [plainPhrase(asked) ?? ''],
  meaning: null,
});
const ask = (text: string, language: 'en' | 'es' = 'en') => ({
  concepts: conceptsOf(text, language),
  phrase: plainPhrase(text),
  meaning: null,
});

describe('what a text is about', () => {
  it.each([
    ['How much do you charge for a cleaning, please?', '¿Cuánto cobran por una limpieza, por favor?'],
    ['Do you open on Saturdays?', '¿Abren los sábados?'],
    ['I need to cancel my appointment', 'Necesito cancelar mi cita'],
    ['Is there a warranty on the repair?', '¿Hay garantía en la reparación?'],
  ])('is the same in both languages: %s', (english, spanish) => {
    const shared = conceptsOf(english, 'en').filter((concept) => conceptsOf(spanish, 'es').includes(concept));
    expect(shared.length).toBeGreaterThanOrEqual(2);
  });

  it('is the same for forms and synonyms, and nothing for politeness', () => {
    expect(conceptsOf('fees', 'en')).toEqual(conceptsOf('price', 'en'));
    expect(conceptsOf('pagarlo', 'es')).toEqual(conceptsOf('pagos', 'es'));
    expect(conceptsOf('Hello, could you please tell me something?', 'en')).toEqual([]);
    expect(conceptsOf('', 'es')).toEqual([]);
    expect(conceptsOf('¿está en la red?', 'es')).toEqual(conceptsOf('is it in network', 'en'));
    expect(conceptsOf('¿hay wifi?', 'es')).toEqual(conceptsOf('is there wifi', 'en'));
  });

  it('keeps names as they are', () => {
    expect(inEnglish('¿Aceptan Delta Dental?')).toContain('delta');
    expect(inEnglish('¿A qué hora abren?')).toBe('what time open');
  });

  it('tells nails from an article by the accent alone', () => {
    expect(inEnglish('uñas')).toContain('nail');
    expect(inEnglish('unas preguntas')).not.toContain('nail');
  });

  it('is cut where a sentence or a clause ends', () => {
    expect(sentencesOf('Yes. Monday to Friday from 9 to 5, but on Saturdays only by appointment.')).toHaveLength(3);
    expect(clausesOf('My sink is leaking all over. How much is it? Thanks.')).toEqual([
      'My sink is leaking all over',
      'How much is it',
    ]);
    expect(clausesOf('How much is it?')).toEqual([]);
  });
});

describe('which entry is meant', () => {
  const violins = entry('a', 'Do you repair violins?', 'Yes, and cellos.');
  const carpets = entry('b', 'Do you clean carpets?');
  const index = indexEntries([violins, carpets]);

  it('is the one that shares the words that tell most, in either language', () => {
    expect(foundBy(rankEntries(index, ask('a violin needs repairing'))).entries[0]).toBe(violins);
    expect(foundBy(rankEntries(index, ask('¿Limpian carpets?', 'es'))).entries[0]).toBe(carpets);
  });

  it('is the only one that is asked about all of a short question', () => {
    expect(asConfigured(index, ask('violins?'))).toEqual([violins]);
    expect(asConfigured(index, ask('carpets cleaned'))).toEqual([carpets]);
    for (const other of ['cellos', 'violin strings', 'please', 'is it cheap'])
      expect(asConfigured(index, ask(other))).toEqual([]);
    const both = indexEntries([violins, entry('c', 'Do you sell violins?')]);
    expect(asConfigured(both, ask('violins'))).toEqual([]);
  });

  it('is none where nothing is shared, or much is asked that nobody knows', () => {
    expect(foundBy(rankEntries(index, ask('the weather tomorrow'))).certainty).toBeLessThan(0.2);
    expect(foundBy(rankEntries(indexEntries([]), ask('violins')))).toEqual({ entries: [], certainty: 0 });
  });

  it('is the latest of those that answer the same question, which do not make each other uncertain', () => {
    const now = entry('c', 'Do you repair violins?', 'No longer.', 5);
    const found = foundBy(rankEntries(indexEntries([violins, now, carpets]), ask('do you repair violins')));
    expect(found.entries.slice(0, 2)).toEqual([now, violins]);
    expect(found.certainty).toBeGreaterThan(0.9);
  });

  it('is found among thousands of which nothing tells one from the other', () => {
    const many = Array.from({ length: 3_000 }, (_none, n) => entry(`m${n}`, 'opening hours'));
    const found = foundBy(rankEntries(indexEntries([...many, violins]), ask('can somebody repair my violin')));
    expect(found.entries[0]).toBe(violins);
    expect(found.certainty).toBeGreaterThan(0.6);
  });

  it('must be surer where the other entries of the tenant answer each other’s questions', () => {
    const alike = ['red door', 'red doors', 'blue sofa', 'blue sofas', 'round table', 'round tables'].map((what) =>
      entry(what, what),
    );
    const apart = ['violins', 'carpets', 'passports', 'haircuts', 'engines', 'invoices'].map((what) =>
      entry(what, what),
    );
    const thresholdOf = (entries: readonly IndexedEntry[]): number => {
      const index = indexEntries(entries);
      const foreign = entries.map(({ id, phrases }) =>
        foreignCertainty(index, { of: id, question: ask(phrases[0] ?? '') }),
      );
      return calibrate(foreign).threshold;
    };
    expect(thresholdOf(alike)).toBeGreaterThan(thresholdOf(apart));
  });
});

describe('which word may stand for another', () => {
  it.each([
    ['insurranc', 'insuranc', true],
    ['apointment', 'appointment', true],
    ['limpi', 'limpiez', true],
    ['canal', 'cancel', false],
    ['late', 'later', true],
    ['part', 'partner', false],
    ['window', 'widow', true],
  ])('%s, %s: %s', (asked, known, expected) => expect(standsFor(asked, known)).toBe(expected));
});
