import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { readListed, readListFile, writeListed, type ListedText } from '.';

const runs = trials(300);
const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${min},${max}}$`));
const listed: fc.Arbitrary<ListedText> = fc.oneof(
  digits(6, 14).map((number) => ({ number: `+${number}`, isPrefix: false })),
  digits(1, 13).map((number) => ({ number: `+${number}`, isPrefix: true })),
);
/** As people and programs write numbers, with what stands between the digits. */
const styles = [
  (text: string) => text,
  (text: string) => ` ${text} `,
  (text: string) => `"${text}"`,
  (text: string) => text.replace(/^(\+\d{2})(\d+)/, '$1 ($2)'),
  (text: string) => [...text].join(' '),
];
const style = fc.constantFrom(...styles);
const bad = fc.constantFrom('call me', '12125550100', '+1', '++44123456', '+0123456789', '+12125550100x', '*', '+1*');
const none = (): null => null;

describe('Property 24: Data export consistency, for lists of numbers', () => {
  it('reads back what it writes, however the cell is dressed', () => {
    fc.assert(
      fc.property(listed, style, (one, dress) => {
        expect(readListed(dress(writeListed(one)))).toEqual(one);
      }),
      { numRuns: runs },
    );
  });

  it('reads every number of a file once, in order, and names each line that is none', () => {
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(listed, style).map(([one, dress]) => ({ one, text: dress(writeListed(one)) })) },
      { weight: 1, arbitrary: bad.map((text) => ({ one: null, text })) },
    );
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    const header = fc.constantFrom('', 'number', 'Teléfono', 'name,phone,notes');
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        ends,
        header,
        fc.constantFrom(',', ';', '\t'),
        (lines, end, head, mark) => {
          const all = [...lines, ...lines.slice(0, 3)];
          const isThird = head.includes(',');
          const cells = all.map(({ text }) => (isThird ? ['Ann', text, 'x'].join(mark) : text));
          const first = head === '' ? [] : [head.replaceAll(',', mark)];
          const file = readListFile(`\uFEFF${[...first, ...cells].join(end)}`, none);
          const wanted = all.flatMap(({ one }) => (one === null ? [] : [writeListed(one)]));
          expect(file.numbers).toEqual([...new Set(wanted)]);
          expect(file.repeated).toBe(wanted.length - new Set(wanted).size);
          const offset = first.length + 1;
          expect(file.badLines).toEqual(all.flatMap(({ one }, at) => (one === null ? [at + offset] : [])));
        },
      ),
      { numRuns: runs },
    );
  });

  it('takes any text there is, and completes a number that is written without its country', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { numbers, badLines } = readListFile(text, none);
        expect(numbers.length + badLines.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: runs },
    );
    const home = (cell: string) => (/^\d{10}$/.test(cell) ? `+1${cell}` : null);
    expect(readListFile('2125550100\n+1 900*\n\n', home)).toEqual({
      numbers: ['+12125550100', '+1900*'],
      badLines: [],
      repeated: 0,
    });
  });
});
