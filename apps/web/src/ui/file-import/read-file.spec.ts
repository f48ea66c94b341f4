import { decoded } from './read-file';

const text = 'número\n+12125550100\n';
const utf16 = (littleEndian: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  view.setUint16(0, 0xfeff, littleEndian);
  [...text].forEach((letter, at) => view.setUint16(2 + 2 * at, letter.charCodeAt(0), littleEndian));
  return new Uint8Array(view.buffer);
};

it('reads a file in UTF-8, with or without its mark, and in UTF-16 of both orders', () => {
  expect(decoded(new TextEncoder().encode(text))).toBe(text);
  expect(decoded(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text);
  expect(decoded(utf16(true))).toBe(text);
  expect(decoded(utf16(false))).toBe(text);
});
