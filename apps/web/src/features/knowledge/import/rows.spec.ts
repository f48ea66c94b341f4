import { entriesOf, rowFaults, rowsOf } from './rows';

const draft = (over = {}) => ({
  line: null,
  question: { en: 'Cards?', es: '' },
  answer: { en: 'Yes.', es: '' },
  alternates: { en: [], es: [] },
  sameAs: null,
  repeated: false,
  ...over,
});

describe('the rows of an import', () => {
  it('chooses what can be published and is not there already', () => {
    const rows = rowsOf([
      draft(),
      draft({ sameAs: 'an entry' }),
      draft({ repeated: true }),
      draft({ question: { en: '', es: '' } }),
    ]);
    expect(rows.map(({ chosen }) => chosen)).toEqual([true, false, false, false]);
    expect(entriesOf(rows)).toEqual([
      { question: { en: 'Cards?', es: '' }, answer: { en: 'Yes.', es: '' }, alternates: { en: [], es: [] } },
    ]);
  });

  it.each([
    [{}, []],
    [{ question: { en: ' ', es: '' } }, ['no_question']],
    [{ question: { en: '??', es: '' } }, ['no_question']],
    [{ answer: { en: '', es: 'Sí.' } }, ['no_question', 'no_answer']],
    [{ question: { en: 'x'.repeat(301), es: '' } }, ['question_too_long']],
    [{ answer: { en: 'x'.repeat(8_000), es: '' } }, ['answer_too_long']],
  ])('says what must be mended first: %j', (over, faults) => {
    expect(rowFaults(draft(over))).toEqual(faults);
  });
});
