// The table of `npm run understand`, and the required minimums of its figures.

/**
 * The minimum share on the locked part, by measure, engine and language ("both" when each language has the same
 * minimum).
 */
export const bounds = [
  { measure: 'answer found first', engine: 'search', language: 'en', least: 0.75 },
  { measure: 'answer found first', engine: 'search', language: 'es', least: 0.65 },
  { measure: 'question without an answer let be', engine: 'search', language: 'both', least: 0.95 },
  { measure: 'answer found first', engine: 'session', language: 'both', least: 0.95 },
  { measure: 'human asked for', engine: 'menu', language: 'both', least: 0.97 },
  { measure: 'human asked for', engine: 'stream', language: 'both', least: 0.97 },
  { measure: 'person, department, extension', engine: 'menu', language: 'both', least: 0.92 },
  { measure: 'person, department, extension', engine: 'stream', language: 'both', least: 0.92 },
  { measure: 'emergency', engine: 'menu', language: 'both', least: 0.9 },
  { measure: 'emergency', engine: 'stream', language: 'both', least: 0.95 },
  { measure: 'no emergency let be', engine: 'menu', language: 'both', least: 0.99 },
  { measure: 'no emergency let be', engine: 'stream', language: 'both', least: 0.99 },
  { measure: 'attempts', engine: 'menu', language: 'both', least: 1 },
  { measure: 'attempts', engine: 'stream', language: 'both', least: 1 },
  { measure: 'promise corrected', engine: 'stream', language: 'both', least: 1 },
  { measure: 'kept promise let be', engine: 'stream', language: 'both', least: 1 },
];

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);

function groupBy(rows, name) {
  const groups = new Map();
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
  return groups;
}

/** Returns one line per measure, engine and language, with the open and the locked part side by side. */
export function summarize(rows) {
  const lines = [];
  for (const own of groupBy(rows, (row) => `${row.measure} ${row.engine} ${row.language}`).values()) {
    const [{ measure, engine, language }] = own;
    const part = (locked) => {
      const rowsOf = own.filter((row) => row.locked === locked);
      return { hits: sum(rowsOf, 'hits'), of: sum(rowsOf, 'of') };
    };
    lines.push({ measure, engine, language, open: part(false), locked: part(true) });
  }
  const order = (line) => `${line.measure} ${line.engine} ${line.language}`;
  return lines.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const share = ({ hits, of }) => (of === 0 ? '-' : `${((100 * hits) / of).toFixed(1)} % (${hits} of ${of})`);

/** Returns the figures as a Markdown table. */
export function table(summary) {
  const head = '| measure | engine | language | open part | locked part |\n| --- | --- | --- | --- | --- |';
  const lines = summary.map(
    ({ measure, engine, language, open, locked }) =>
      `| ${measure} | ${engine} | ${language} | ${share(open)} | ${share(locked)} |`,
  );
  return [head, ...lines].join('\n');
}

/** Returns each bound and whether the locked part meets it; languages with the same bound are combined. */
function verdicts(summary) {
  return bounds.map((bound) => {
    const own = summary.filter(
      (line) =>
        line.measure === bound.measure &&
        line.engine === bound.engine &&
        (bound.language === 'both' || line.language === bound.language),
    );
    const locked = own.map((line) => line.locked);
    const total = { hits: sum(locked, 'hits'), of: sum(locked, 'of') };
    const kept = total.hits / total.of >= bound.least;
    return { ...bound, total, verdict: total.of === 0 ? 'not measured' : kept ? 'kept' : 'missed' };
  });
}

const percent = (least) => `${(100 * least).toFixed(0)} %`;

export function judged(summary) {
  return verdicts(summary)
    .map(
      ({ verdict, measure, engine, language, total, least }) =>
        `${verdict.padEnd(13)}${measure}, ${engine}, ${language}: ${share(total)}, minimum ${percent(least)}`,
    )
    .join('\n');
}

/** Returns the bounds as a Markdown table. */
export function boundsTable(summary) {
  const head =
    '| limit for the locked part | engine | language | minimum | measured | |\n| --- | --- | --- | --- | --- | --- |';
  const lines = verdicts(summary).map(
    ({ verdict, measure, engine, language, total, least }) =>
      `| ${measure} | ${engine} | ${language} | ${percent(least)} | ${share(total)} | ${verdict} |`,
  );
  return [head, ...lines].join('\n');
}
