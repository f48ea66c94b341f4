import { appendFileSync } from 'node:fs';

/**
 * Returns how many cases a test tries: `small` in `npm test`, the count in tools/trials.json under `npm run trials`.
 */
export function trials(small: number): number {
  return Number(process.env.TRIALS ?? small);
}

/**
 * Records what a test measured over its cases, for docs/trials.json; does nothing outside `npm run trials`.
 * @param count the number of cases that were tried
 * @param worst the worst of them, with its unit, e.g. `{ 'slowest search, ms': 12.4 }`
 */
export function recordTrials(count: number, worst: Record<string, number>): void {
  const file = process.env.VOICECORE_TRIALS_OUT;
  if (!file) return;
  const test = expect.getState().currentTestName ?? '';
  appendFileSync(file, `${JSON.stringify({ test, count, worst })}\n`);
}
