import {
  longestAnswer,
  longestQuestion,
  splitIntoSections,
  textBlocks,
  readTable,
  draftFaults,
  lackingTexts,
  missingLanguages,
  questionKeys,
} from '..';

const split = (text: string) => splitIntoSections(textBlocks(text));

describe('a text of questions and answers', () => {
  it('is split by its question marks', () => {
    expect(
      split('Where can I park?\nBehind the house.\nThe first hour is free.\n\nDo you take cards?\nYes, all of them.'),
    ).toEqual([
      { question: 'Where can I park?', answer: 'Behind the house.\nThe first hour is free.' },
      { question: 'Do you take cards?', answer: 'Yes, all of them.' },
    ]);
  });

  it('is split by its marks in both languages', () => {
    expect(
      split('Q: Parking\nA: Behind the house.\n\nPregunta 2: Estacionamiento\nRespuesta: Detrás de la casa.'),
    ).toEqual([
      { question: 'Parking', answer: 'Behind the house.' },
      { question: 'Estacionamiento', answer: 'Detrás de la casa.' },
    ]);
  });

  it('keeps blank lines inside an answer from ending it', () => {
    expect(split('## Refunds\n\nWithin 30 days.\n\n- bring the receipt\n- unopened only')).toEqual([
      { question: 'Refunds', answer: 'Within 30 days.\nbring the receipt\nunopened only' },
    ]);
  });

  it('takes numbered and emphasized questions as what they are', () => {
    expect(split('1. **Do you deliver?**\nOn Fridays.\n2) __¿Hacen envíos?__\nLos viernes.')).toEqual([
      { question: 'Do you deliver?', answer: 'On Fridays.' },
      { question: '¿Hacen envíos?', answer: 'Los viernes.' },
    ]);
  });

  it('says with a heading what the headings below it are about, the name of the page apart', () => {
    expect(split('# Our shop\n## Prices\n### Small\nTen dollars.\n### Large\nTwenty.\n## Hours\nAll day.')).toEqual([
      { question: 'Prices: Small', answer: 'Ten dollars.' },
      { question: 'Prices: Large', answer: 'Twenty.' },
      { question: 'Hours', answer: 'All day.' },
    ]);
  });

  it('proposes each paragraph of a text without questions, and asks nothing for it', () => {
    const first = 'We have been repairing bicycles in this street since 1974.';
    const second = 'Repairs are done while you wait, except on Saturdays.';
    expect(split(`${first}\n\n${second}\n\nAll rights reserved`)).toEqual([
      { question: '', answer: first },
      { question: '', answer: second },
    ]);
  });

  it('leaves out the list of contents of a page, and keeps a question that nobody answered', () => {
    expect(split('Can I pay later?\nDo you open on Sunday?\n\nCan I pay later?\nYes, within a month.')).toEqual([
      { question: 'Do you open on Sunday?', answer: '' },
      { question: 'Can I pay later?', answer: 'Yes, within a month.' },
    ]);
  });

  it('takes no marks without words for a question', () => {
    expect(split('Q: **\n\n## __\n### Small\nTen dollars.')).toEqual([{ question: 'Small', answer: 'Ten dollars.' }]);
  });

  it('makes several answers of one with 8,000 letters, cut between sentences', () => {
    const sentence = 'This is one of the many sentences of a long house rule. ';
    const sections = split(`House rules?\n${sentence.repeat(Math.ceil(8_000 / sentence.length))}`);
    expect(sections.length).toBeGreaterThanOrEqual(8);
    expect(sections.slice(0, 2).map(({ question }) => question)).toEqual(['House rules?', 'House rules? (2)']);
    for (const { answer } of sections) {
      expect(answer.length).toBeLessThanOrEqual(longestAnswer);
      expect(answer).toMatch(/^This.*rule\.$/);
    }
  });
});

describe('a table', () => {
  const english = () => 'en' as const;
  const rows = (...cells: string[][]) => cells.map((row, index) => ({ line: index + 1, cells: row }));

  it('is read by the names of its columns, whatever their order', () => {
    const read = readTable(
      rows(
        ['Answer_EN', 'question_en', 'Pregunta (es)', 'respuesta es', 'alternates_en', 'price'],
        ['Yes.', 'Cards?', '¿Tarjetas?', 'Sí.', 'plastic | visa', '12'],
        ['', ' ', '', '', '', ''],
        ['No.', 'Checks?', '', '', '', ''],
      ),
      english,
    );
    expect(read).toEqual({
      kind: 'drafts',
      ignoredColumns: ['price'],
      drafts: [
        {
          line: 2,
          question: { en: 'Cards?', es: '¿Tarjetas?' },
          answer: { en: 'Yes.', es: 'Sí.' },
          alternates: { en: ['plastic', 'visa'], es: [] },
        },
        {
          line: 4,
          question: { en: 'Checks?', es: '' },
          answer: { en: 'No.', es: '' },
          alternates: { en: [], es: [] },
        },
      ],
    });
  });

  it('puts columns without a language where the words of a line belong', () => {
    const read = readTable(rows(['pregunta', 'respuesta'], ['¿Abren?', 'Sí.']), () => 'es');
    expect(read).toMatchObject({ drafts: [{ question: { en: '', es: '¿Abren?' }, answer: { en: '', es: 'Sí.' } }] });
  });

  it('is none without a question and an answer among its columns', () => {
    expect(readTable(rows(['name', 'price'], ['x', '1']), english)).toEqual({ kind: 'no_columns' });
    expect(readTable([], english)).toEqual({ kind: 'no_columns' });
  });
});

describe('a draft', () => {
  const whole = {
    question: { en: 'Cards?', es: '¿Tarjetas?' },
    answer: { en: 'Yes.', es: 'Sí.' },
    alternates: { en: ['visa'], es: [] },
  };

  it('may be published when both languages are whole', () => {
    expect(draftFaults(whole)).toEqual([]);
  });

  it('is told what is missing or too long, field by field', () => {
    const faults = draftFaults({
      question: { en: '¿?', es: 'x'.repeat(longestQuestion + 1) },
      answer: { en: ' ', es: 'x'.repeat(longestAnswer + 1) },
      alternates: { en: Array.from({ length: 31 }, () => 'a'), es: ['!'] },
    });
    expect(faults.map(({ field, language, code }) => `${field}.${language} ${code}`)).toEqual([
      'question.en no_words',
      'answer.en missing',
      'alternates.en too_many',
      'question.es too_long',
      'answer.es too_long',
      'alternates.es no_words',
    ]);
  });

  it('lacks a language when neither its question nor its answer is there', () => {
    expect(missingLanguages({ question: { en: 'Cards?', es: '' }, answer: { en: 'Yes.', es: '  ' } })).toEqual(['es']);
    expect(missingLanguages({ question: { en: 'Cards?', es: '' }, answer: { en: 'Yes.', es: 'Sí.' } })).toEqual([]);
  });

  it.each([
    ['whole and used', { en: 'Cards?', es: '¿Tarjetas?' }, { en: 'Yes.', es: 'Sí.' }, true, []],
    ['used in one language', { en: 'Cards?', es: '' }, { en: 'Yes.', es: '' }, true, ['question.es', 'answer.es']],
    ['kept in one language', { en: 'Cards?', es: '' }, { en: 'Yes.', es: '' }, false, []],
    ['half a language', { en: 'Cards?', es: '¿Tarjetas?' }, { en: 'Yes.', es: '' }, false, ['answer.es']],
    [
      'nothing',
      { en: '', es: ' ' },
      { en: '', es: '' },
      false,
      ['question.en', 'answer.en', 'question.es', 'answer.es'],
    ],
  ])('lacks what it needs: %s', (_name, question, answer, enabled, lacking) => {
    const found = lackingTexts({ question, answer, enabled }).map(({ field, language }) => `${field}.${language}`);
    expect(found).toEqual(lacking);
  });

  it('answers the same question as one that differs only in politeness, case and marks', () => {
    const keys = questionKeys({ en: 'Could you tell me where you are, please?', es: '' });
    expect(keys).toEqual(questionKeys({ en: 'WHERE YOU ARE', es: '' }));
    expect(keys).not.toEqual(questionKeys({ en: '', es: 'where you are' }));
  });
});
