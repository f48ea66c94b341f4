// npm run e2e: runs the browser journeys of apps/e2e against a separate product. Ends with one line `N passed, M
// failed`.
//   --url http://127.0.0.1:3000   a running product with its .data here; otherwise one is started
//   --only spanish                journeys whose name contains this
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { journeys } from '../apps/e2e/journeys.mjs';
import { Journal } from '../apps/e2e/journal.mjs';
import { root } from './run.mjs';
import { served } from './served.mjs';

const { values } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string', default: '' } } });

const artifacts = join(root, 'artifacts', 'e2e');
mkdirSync(artifacts, { recursive: true });

const journal = new Journal(artifacts);
const product = await served(values.url);
try {
  for (const journey of journeys.filter(({ name }) => name.includes(values.only))) {
    await journal.journey(journey.name, () => journey.travel({ ...product, journal }));
  }
} finally {
  await product.stop();
}
console.log(`${journal.passed} passed, ${journal.failed} failed`);
// A browser that an error left open must not keep the run from ending.
process.exit(journal.failed > 0 || journal.passed === 0 ? 1 : 0);
