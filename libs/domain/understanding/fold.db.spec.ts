import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { fold } from './fold';

/** Latin letters beyond ASCII: Latin-1, Extended-A and -B, IPA used in names, Extended Additional. */
const letters = [
  [0xc0, 0x24f],
  [0x259, 0x259],
  [0x1e00, 0x1eff],
]
  .flatMap(([from = 0, to = 0]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  )
  .filter((letter) => /\p{L}/u.test(letter));

describe('folded letters', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('are what the database makes of them, where it makes letters of them', async () => {
    const rows = await db.asSuperuser<{ letter: string; plain: string }>(
      `select letter, lower(unaccent(lower(letter))) as plain from unnest($1::text[]) as letter`,
      [letters],
    );
    const differ = rows.filter(({ letter, plain }) => /^[a-z]+$/.test(plain) && fold(letter) !== plain);
    expect(differ.map(({ letter, plain }) => [letter, fold(letter), plain])).toEqual([]);
  });
});
