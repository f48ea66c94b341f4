// npm run understand: how well callers are understood, measured on sets of sentences that no rule was based on. Prints
// the
// table and what was confused, and writes docs/understanding.json.
//   --open           only the open parts: for work on the rules; writes nothing
//   --live           also asks the real model (OPENAI_API_KEY); prints the cost, and continues only with --yes
//   --confusions 40  how many confusions of each measure to print (those of locked sentences only without --open)
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { node, root } from './run.mjs';
import { liveCost } from './understand/cost.mjs';
import { bounds, boundsTable, judged, summarize, table } from './understand/report.mjs';

const { values } = parseArgs({
  options: {
    open: { type: 'boolean', default: false },
    live: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    confusions: { type: 'string', default: '15' },
  },
});
const folder = join(root, '.data/understand');

function readReports() {
  const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return {
    rows: reports.flatMap((report) => report.rows),
    confusions: reports.flatMap((report) => report.confusions),
  };
}

function printConfusions(confusions) {
  const most = Number(values.confusions);
  for (const measure of new Set(confusions.map((each) => `${each.measure} (${each.engine})`))) {
    const own = confusions.filter((each) => `${each.measure} (${each.engine})` === measure);
    console.log(`\n${measure}: ${own.length} misunderstood`);
    for (const { text, expected, got, locked } of own.slice(0, most))
      console.log(`  ${locked ? '[locked] ' : ''}"${text}": got ${got}, expected ${expected}`);
  }
}

/** True when the real model may be asked: there is a key, and the user has seen the price. */
function mayAskLive() {
  if (!process.env.OPENAI_API_KEY) throw new Error('--live asks the real model: set OPENAI_API_KEY.');
  const cost = liveCost(join(root, 'tools/understand/sets'), !values.open);
  const millions = (count) => (count / 1e6).toFixed(1);
  console.log(
    `--live asks the model ${cost.sentences} times: at most ${millions(cost.inputTokens)} million input tokens and ${millions(cost.outputTokens)} million output tokens, $${cost.dollars.toFixed(2)}; the input costs about a tenth of that where the model has the session cached.`,
  );
  if (!values.yes) console.log('Nothing was asked. To continue, run: npm run understand -- --live --yes');
  return values.yes;
}

async function main() {
  if (values.live && !mayAskLive()) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = ['node_modules/jest/bin/jest.js', '--runInBand', '--testMatch', '**/apps/api/understand/*.measure.ts'];
  if (!values.live) args.push('--testPathIgnorePatterns', '/node_modules/', 'live.measure.ts');
  const { code, output } = await node(args, { env: { UNDERSTAND_LOCKED: values.open ? '0' : '1' } });
  if (code !== 0) throw new Error(`the sets could not be measured:\n${output}`);
  const { rows, confusions } = readReports();
  printConfusions(confusions);
  const summary = summarize(rows);
  console.log(`\n${table(summary)}\n\n${judged(summary)}`);
  if (values.open) return;
  const report = { at: new Date().toISOString(), node: process.version, bounds, summary, rows };
  writeFileSync(join(root, 'docs/understanding.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFigures(`${report.at.slice(0, 10)}, \`npm run understand\`.\n\n${table(summary)}\n\n${boundsTable(summary)}`);
}

/** Writes the figures to their place in the page. */
function writeFigures(figures) {
  const path = join(root, 'docs/understanding.md');
  const block = `<!-- figures -->\n${figures}\n<!-- /figures -->`;
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, () => block),
  );
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
