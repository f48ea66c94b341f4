import { expectedOf, toldInMenu, toldInStream, type Story } from '@voicecore/testing/attempt-stories';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(__dirname, '../../../tools/understand/sets/attempts.json');
const stories = JSON.parse(readFileSync(file, 'utf8')) as readonly Story[];

describe('the rule of attempts, told by stories', () => {
  it('has stories in both languages', () => {
    expect(stories.length).toBeGreaterThanOrEqual(40);
    expect(new Set(stories.flatMap(({ turns }) => turns.map(({ language }) => language)))).toEqual(
      new Set(['en', 'es']),
    );
  });

  it.each(stories)('$name: the menu', (story) => expect(toldInMenu(story)).toEqual(expectedOf(story)));

  it.each(stories)('$name: the stream', (story) => expect(toldInStream(story)).toEqual(expectedOf(story)));
});
