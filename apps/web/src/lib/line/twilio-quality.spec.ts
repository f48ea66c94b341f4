import { warningWord } from './twilio-quality';

it.each([
  [[], 4.2, 'good'],
  [[], null, 'good'],
  [[], 3.5, 'fair'],
  [['high-rtt'], 4.2, 'fair'],
  [['high-jitter', 'low-mos'], 2.8, 'poor'],
  [['ice-connectivity-lost'], null, 'poor'],
  [['constant-audio-input-level'], 4.2, 'good'],
])('warnings %j and a score of %s are %s', (warnings, mos, word) => {
  expect(warningWord(new Set(warnings), mos)).toBe(word);
});
