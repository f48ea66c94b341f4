import { expectedOf, toldInMenu, toldInStream, type Story, type Told } from '@voicecore/testing/attempt-stories';
import { isDeepStrictEqual } from 'node:util';
import { set } from './sets';
import { Tally } from './tally';

const tally = new Tally('attempts');
afterAll(() => tally.write());

const inWords = ({ counts, person }: Told): string =>
  `${counts.join(' ')}, ${person === null ? 'nobody' : `a person after turn ${person + 1}`}`;

it('counts attempts as the stories tell', () => {
  for (const { content, part, locked } of set<Story>('attempts')) {
    const expected = expectedOf(content);
    for (const [engine, got] of [
      ['menu', toldInMenu(content)],
      ['stream', toldInStream(content)],
    ] as const) {
      const language = content.turns[0]?.language ?? 'en';
      const row = { measure: 'attempts', engine, language, part, locked } as const;
      const confusion = { text: content.name, expected: inWords(expected), got: inWords(got) };
      tally.count(row, isDeepStrictEqual(got, expected), confusion);
    }
  }
});
