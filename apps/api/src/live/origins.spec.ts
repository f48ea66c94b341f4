import { isOurOrigin } from './origins';

it.each([
  ['https://voice.example', 'https://voice.example', true, true],
  ['https://voice.example/', 'https://voice.example', true, true],
  ['https://voice.example:8443', 'https://voice.example', true, false],
  ['http://voice.example', 'https://voice.example', true, false],
  ['https://voice.example.evil.example', 'https://voice.example', true, false],
  [undefined, 'https://voice.example', true, false],
  ['null', 'https://voice.example', true, false],
  ['http://localhost:3000', 'http://127.0.0.1:3000', false, true],
  ['http://localhost:5173', 'http://127.0.0.1:3000', false, true],
  ['http://localhost:3000', 'http://127.0.0.1:3000', true, false],
  ['http://localhost:3000', 'https://voice.example', false, false],
  ['http://evil.example', 'http://127.0.0.1:3000', false, false],
])('a page of %s on %s (production: %s) is ours: %s', (origin, base, production, ours) => {
  expect(isOurOrigin(origin, base, production)).toBe(ours);
});
