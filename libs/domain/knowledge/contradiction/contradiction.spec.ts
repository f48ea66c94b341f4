import type { EntryId, Language } from '@voicecore/domain/kernel';
import demo from '../../../../database/seeds/demo-knowledge.json';
import carWorkshop from '../../../../tools/understand/sets/knowledge-car-workshop.json';
import dentist from '../../../../tools/understand/sets/knowledge-dentist.json';
import lawOffice from '../../../../tools/understand/sets/knowledge-law-office.json';
import plumber from '../../../../tools/understand/sets/knowledge-plumber.json';
import { comparedEntry, contradictionOf, findContradictions, type ComparedEntry } from '.';
import { differences, factsOf } from './facts';
import pairs from './pairs.json';

/** The share of the contradicting pairs that must be detected: of those the rule was made with, and of the others. */
const seen = { contradict: 0.9, contradictUnseen: 0.75 };

type Pair = (typeof pairs.contradict)[number];

const only = (language: Language, text: string) => ({ en: '', es: '', [language]: text });
const compared = (id: string, language: Language, { question, answer }: Pair['first']): ComparedEntry =>
  comparedEntry({ id: id as EntryId, question: only(language, question), answer: only(language, answer) });
const kindsOf = ({ language, first, second }: Pair) =>
  contradictionOf(compared('a', language as Language, first), compared('b', language as Language, second));
const told = ({ first, second }: Pair): string =>
  `${first.question} ${first.answer} | ${second.question} ${second.answer}`;

describe('entries that contradict each other', () => {
  it.each(['contradict', 'contradictUnseen'] as const)('are seen in most pairs: %s', (set) => {
    const missed = pairs[set].filter((pair) => kindsOf(pair).length === 0).map(told);
    const few = missed.length <= pairs[set].length * (1 - seen[set]);
    expect({ missed, few }).toEqual({ missed, few: true });
  });

  it.each(['agree', 'agreeUnseen'] as const)(
    'are not seen where both say the same, or answer different questions: %s',
    (set) => {
      expect(pairs[set].filter((pair) => kindsOf(pair).length > 0).map(told)).toEqual([]);
    },
  );

  it.each([
    ['dentist', dentist.entries],
    ['plumber', plumber.entries],
    ['law office', lawOffice.entries],
    ['car workshop', carWorkshop.entries],
    ['demo', demo.map((entry) => ({ ...entry, id: entry.key }))],
  ])('are not seen among those of the %s, who contradicts nothing', (_trade, entries) => {
    const all = entries.map((entry) => comparedEntry({ ...entry, id: entry.id as EntryId }));
    expect([...findContradictions(all)].flat()).toEqual([]);
  });

  it.each([
    ['en', 'We are open Monday to Friday from 8 to 6.', 'Monday to Friday, 8 AM to 6 PM', []],
    ['en', 'From eight to noon.', 'From 8:00 to 12:00.', []],
    ['en', 'From 8 to 6.', 'From 8 to 5.', ['times']],
    ['en', 'Until 8 in the morning.', 'Until 8 pm.', ['times']],
    ['en', 'It is 1,650 dollars.', '$1650.00', []],
    ['en', 'It is $49.', 'It is 49 dollars, and 79 with synthetic oil.', []],
    ['en', 'We give 10 percent off.', 'We give 15% off.', ['amounts']],
    ['en', 'It is free.', 'It costs 30 dollars.', ['amounts']],
    ['en', 'It takes two days.', 'It takes 48 hours.', []],
    ['en', 'It takes two years.', 'It takes 24 months.', []],
    ['en', 'It takes two weeks.', 'It takes three weeks.', ['durations']],
    ['en', 'Call 555-0148.', 'Call 555 0199.', ['numbers']],
    ['en', 'We are closed on Sundays.', 'Open Sundays from 10 to 2.', ['days']],
    ['en', 'We are open every weekday, closed on weekends.', 'Saturday from 9 to 1.', ['days']],
    ['en', "We don't deliver.", 'We deliver within five miles.', ['yes_no']],
    ['en', 'Yes, with no interest.', 'Yes.', []],
    ['es', 'Abrimos de ocho de la mañana a seis de la tarde.', 'De 8:00 a 18:00.', []],
    ['es', 'Hasta la una.', 'Hasta las 4 de la tarde.', ['times']],
    ['es', 'Cuesta 3,400 dólares.', 'Desde $3400.', []],
    ['es', 'Tarda una semana.', 'Tarda siete días.', []],
    ['es', 'Sí, desde los tres años.', 'Sí, desde los 3 años.', []],
    ['es', 'No hacemos entregas.', 'Sí, gratis.', ['yes_no']],
    ['es', 'Los domingos cerramos.', 'Abrimos los domingos de 10 a 2.', ['days']],
  ])('%s: "%s" and "%s" differ in %j', (language, one, other, kinds) => {
    const facts = (text: string) => factsOf(text, language as Language);
    expect(differences(facts(one), facts(other))).toEqual(expect.arrayContaining(kinds));
    if (kinds.length === 0) expect(differences(facts(one), facts(other))).toEqual([]);
  });
});
