import { chordOf } from './chord';

const pressed = (key: string, held: Partial<Parameters<typeof chordOf>[0]> = {}) =>
  chordOf({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held });

describe('keys pressed together', () => {
  it.each([
    ['m', {}, 'M'],
    ['M', { shiftKey: true }, 'M'],
    ['?', { shiftKey: true }, '?'],
    ['7', {}, '7'],
    ['F2', {}, 'F2'],
    ['E', { ctrlKey: true, shiftKey: true }, 'Ctrl Shift E'],
    ['e', { ctrlKey: true }, 'Ctrl E'],
    ['m', { altKey: true }, null],
    ['m', { metaKey: true }, null],
  ])('%s with %o is %s', (key, held, chord) => {
    expect(pressed(key, held)).toBe(chord);
  });
});
