import fc from 'fast-check';
import { languages, type EntryId, type Language } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { knowledgeOnDatabase } from '../../test/knowledge-on-database';
import type { Answer } from './knowledge-search';
import { KnowledgeStore, type EntryText } from './knowledge.store';

const runs = trials(100);

/** The things that callers ask businesses about: [English, Spanish]. */
const subjects =
  `violins violines|carpets alfombras|windows ventanas|passports pasaportes|wedding bodas|haircuts cortes|
  massages masajes|engines motores|batteries baterías|keyboards teclados|bicycles bicicletas|gardens jardines|curtains cortinas|
  translations traducciones|photographs fotografías|invoices facturas|tattoos tatuajes|kitchens cocinas|swimming natación|
  contracts contratos|vaccines vacunas|mattresses colchones|umbrellas paraguas|pharmacy farmacia|elevators elevadores|
  airport aeropuerto|warranty garantía|membership membresía|allergies alergias|dancing baile`
    .split('|')
    .map((pair) => pair.trim().split(/\s+/) as [string, string]);
const actions =
  `repair reparan|clean lavan|sell venden|deliver entregan|rent alquilan|install instalan|buy compran|paint pintan|
  insure aseguran|import importan|teach enseñan|print imprimen`
    .split('|')
    .map((pair) => pair.trim().split(/\s+/) as [string, string]);

/** Ways to ask the same question: the configured one, a rewording of it, and what a caller says. */
const frames: Readonly<Record<Language, readonly ((action: string, subject: string) => string)[]>> = {
  en: [
    (action, subject) => `Do you ${action} ${subject}?`,
    (action, subject) => `Hi, I was wondering whether you could ${action} ${subject} for me, please`,
    (action, subject) => `${subject}, can somebody ${action} them today?`,
    (action, subject) => `I would like to know if you ${action} ${subject}`,
    (action, subject) => `um ${subject} ... do you guys ${action} those`,
  ],
  es: [
    (action, subject) => `¿${action} ${subject}?`,
    (action, subject) => `Buenas tardes, quisiera saber si ustedes ${action} ${subject}, por favor`,
    (action, subject) => `${subject}, ¿me los ${action} hoy?`,
    (action, subject) => `oiga, ¿y ${action} también ${subject}?`,
    (action, subject) => `eh, ${subject}... ¿los ${action} aquí?`,
  ],
};

/** The changes that a phone line and a transcript make to words: case, accents, punctuation. */
const heard = fc.constantFrom<((text: string) => string)[]>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text) => text.replace(/[¿?.,]/g, ''),
);

interface Topic {
  readonly action: readonly [string, string];
  readonly subject: readonly [string, string];
  readonly alternate: readonly [string, string];
}

/** Topics of one business: each subject belongs to only one entry, an action to any number. */
const topics: fc.Arbitrary<Topic[]> = fc
  .uniqueArray(fc.nat({ max: subjects.length - 1 }), { minLength: 4, maxLength: 12 })
  .chain((picked) =>
    fc.array(fc.nat({ max: actions.length - 1 }), { minLength: picked.length, maxLength: picked.length }).map((acts) =>
      Array.from({ length: Math.floor(picked.length / 2) }, (_, at) => ({
        action: actions[acts[at] ?? 0] ?? ['', ''],
        subject: subjects[picked[2 * at] ?? 0] ?? ['', ''],
        alternate: subjects[picked[2 * at + 1] ?? 0] ?? ['', ''],
      })),
    ),
  );

const side = (language: Language): 0 | 1 => (language === 'en' ? 0 : 1);
const phrase = (topic: Topic, language: Language, frame: number, about: readonly [string, string]): string => {
  const make = frames[language][frame % frames[language].length];
  return make ? make(topic.action[side(language)], about[side(language)]) : '';
};

function entryOf(topic: Topic): EntryText {
  return {
    question: { en: phrase(topic, 'en', 0, topic.subject), es: phrase(topic, 'es', 0, topic.subject) },
    answer: { en: `Yes, the ${topic.subject[0]} and more.`, es: `Sí, ${topic.subject[1]} y más.` },
    alternates: { en: [phrase(topic, 'en', 0, topic.alternate)], es: [phrase(topic, 'es', 0, topic.alternate)] },
    enabled: true,
  };
}

let db: TestDatabase;
let tenant: SeededTenant;
let knowledge: ReturnType<typeof knowledgeOnDatabase>;

beforeAll(async () => {
  db = await testDatabase();
  knowledge = knowledgeOnDatabase(db);
  tenant = await seedTenant(db, { agents: 0 });
});

afterAll(async () => {
  await knowledge.close();
  await db.drop();
});

/** Replaces the tenant's entries with these; returns their ids in order. */
const teach = (entries: readonly EntryText[]): Promise<EntryId[]> =>
  db.tenantDb.run(tenant.tenantId, async (tx) => {
    await tx.query('delete from knowledge_entries');
    const ids: EntryId[] = [];
    for (const entry of entries) ids.push((await new KnowledgeStore(tx).add(entry, 0)).id);
    return ids;
  });

const ask = (question: string, language: Language): Promise<readonly Answer[]> =>
  knowledge.ask(tenant.tenantId, question, language);

const language = fc.constantFrom(...languages);

describe('Property 14: AI training integration', () => {
  it('answers a configured question, also reworded, from its entry and in the language of the caller', async () => {
    await fc.assert(
      fc.asyncProperty(topics, fc.nat(), fc.nat(), language, heard, async (all, pick, frame, spokenIn, hear) => {
        const entries = all.map(entryOf);
        const ids = await teach(entries);
        const at = pick % all.length;
        const topic = all[at];
        const entry = entries[at];
        if (!topic || !entry) throw new Error('a business has topics');
        const asked = [
          entry.question[spokenIn],
          hear(phrase(topic, spokenIn, frame, topic.subject)),
          hear(phrase(topic, spokenIn, frame, topic.alternate)),
        ];
        for (const question of asked) {
          const [best] = await ask(question, spokenIn);
          expect([question, best?.entryId, best?.answer]).toEqual([question, ids[at], entry.answer[spokenIn]]);
        }
      }),
      { numRuns: runs },
    );
  });

  it('answers whatever question is configured when it is asked as configured', async () => {
    const small = fc.constantFrom(
      'Where are you?',
      '¿Dónde están?',
      'What do you do?',
      'Who are you?',
      '¿Y eso qué es?',
    );
    const words = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })
      .map((all) => all.join(' '))
      .filter((text) => /[\p{L}\p{N}]/u.test(text) && !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(small, words), topics, language, async (question, others, spokenIn) => {
        const entry: EntryText = { ...entryOf(others[0] as Topic), question: { en: question, es: question } };
        const ids = await teach([entry, ...others.slice(1).map(entryOf)]);
        const [best] = await ask(question, spokenIn);
        expect([question, best?.entryId]).toEqual([question, ids[0]]);
      }),
      { numRuns: runs },
    );
  });

  it('goes by the latest wording: the new question is answered, the old one no more', async () => {
    await fc.assert(
      fc.asyncProperty(topics, fc.nat(), language, fc.boolean(), async (all, frame, spokenIn, disable) => {
        const [before, after] = all as [Topic, Topic];
        const [id] = (await teach([entryOf(before)])) as [EntryId];
        const change = disable ? { enabled: false } : entryOf(after);
        await db.tenantDb.run(tenant.tenantId, (tx) => new KnowledgeStore(tx).change(id, { ...change, version: 1 }, 1));
        const old = await ask(phrase({ ...before, action: ['', ''] }, spokenIn, frame, before.subject), spokenIn);
        const now = await ask(phrase(after, spokenIn, frame, after.subject), spokenIn);
        expect(old).toEqual([]);
        expect(now.map((one) => one.entryId)).toEqual(disable ? [] : [id]);
      }),
      { numRuns: runs },
    );
  });
});
