// The figures as a table for people and as JSON for programs.

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.floor(sorted.length / 2)];
};

const figures = ['held', 'p50', 'p95', 'p99', 'upP99', 'downP99', 'lost', 'clearP50', 'clearP99', 'cpuMs', 'memoryKb'];

/** Returns the medians over the pairs, for each server and number of calls. */
export function medians(windows) {
  const groups = new Map();
  for (const window of windows) {
    const key = `${window.server}:${window.calls}`;
    groups.set(key, [...(groups.get(key) ?? []), window]);
  }
  return [...groups.values()].map((group) => {
    const { server, calls } = group[0];
    const row = { server, calls, windows: group.length };
    for (const figure of figures) {
      const known = group.map((window) => window[figure]).filter((value) => value !== null && value !== undefined);
      // A frame lost in any window counts: a median would hide it.
      row[figure] = figure === 'lost' ? known.reduce((sum, value) => sum + value, 0) : median(known);
    }
    return row;
  });
}

const columns = [
  ['server', (row) => row.server],
  ['calls', (row) => String(row.calls)],
  ['held', (row) => String(row.held)],
  ['p50 ms', (row) => fixed(row.p50)],
  ['p95 ms', (row) => fixed(row.p95)],
  ['p99 ms', (row) => fixed(row.p99)],
  ['lost', (row) => String(row.lost)],
  ['barge-in p50 ms', (row) => fixed(row.clearP50)],
  ['barge-in p99 ms', (row) => fixed(row.clearP99)],
  ['CPU ms/call-s', (row) => fixed(row.cpuMs, 2)],
  ['x relay', (row) => (row.ratio ? fixed(row.ratio, 2) : '')],
  ['kB/call', (row) => fixed(row.memoryKb, 0)],
];

function fixed(value, digits = 1) {
  return value === null || value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits);
}

/** Adds to each row of the product how its CPU time compares with the relay's in the same pair. */
export function withRatios(rows, windows) {
  return rows.map((row) => {
    if (row.server !== 'product') return row;
    const ratios = windows
      .filter((window) => window.server === 'product' && window.calls === row.calls)
      .map((window) => {
        const other = windows.find(
          (each) => each.server === 'relay' && each.calls === row.calls && each.pair === window.pair,
        );
        return other && other.cpuMs > 0 ? window.cpuMs / other.cpuMs : null;
      })
      .filter((ratio) => ratio !== null);
    return { ...row, ratio: median(ratios) };
  });
}

export function markdownTable(rows) {
  const head = `| ${columns.map(([name]) => name).join(' | ')} |`;
  const line = `| ${columns.map(() => '---').join(' | ')} |`;
  return [head, line, ...rows.map((row) => `| ${columns.map(([, show]) => show(row)).join(' | ')} |`)].join('\n');
}

export function openingTable({ kept, spoken, thinkMs }) {
  const row = (name, { calls, p50, p95, p99, silent }) =>
    `| ${name} | ${calls} | ${fixed(p50)} | ${fixed(p95)} | ${fixed(p99)} | ${silent} |`;
  return [
    '| opening | calls | p50 ms | p95 ms | p99 ms | silent |',
    '| --- | --- | --- | --- | --- | --- |',
    row('kept', kept),
    row(`spoken by the model, which takes ${thinkMs} ms to its first audio`, spoken),
  ].join('\n');
}

export function turnTable({ rows }) {
  const line = ({ way, rounds, turns, other, p50, p95 }) =>
    `| ${way} | ${rounds} | ${turns} | ${other} | ${fixed(p50)} | ${fixed(p95)} |`;
  return [
    '| answer | model rounds | turns | turns with other rounds | p50 ms | p95 ms |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
  ].join('\n');
}

export function waitingTable(figures) {
  const { callers, agents, sockets, talks } = figures;
  const row = (name, value, digits, bound) => `| ${name} | ${fixed(value, digits)} | ${bound} |`;
  return [
    '| while nothing happens | figure | limit |',
    '| --- | --- | --- |',
    row(`ledger entries/s, ${callers} callers waiting, ${agents} agents in calls`, figures.entries, 1, '20'),
    row('CPU ms per second for each waiting caller, the carrier asking every 10 s', figures.waitingMs, 2, ''),
    row('database transactions/s, all timers and webhooks together', figures.transactions, 1, ''),
    row(`queries/s that check the agents' ${sockets} sockets`, figures.socketQueries, 1, '5'),
    row('CPU ms per second for each socket', figures.socketMs, 3, ''),
    row('CPU ms per second of the timers that look for due work, with no calls', figures.clocksMs, 1, ''),
    row(`CPU ms per call and second in the ledger beyond that, ${talks} conversations`, figures.ledgerMs, 3, '0.1'),
    row('CPU ms per call and second of these conversations in total, profiled', figures.talkMs, 2, ''),
  ].join('\n');
}

export function webhookTable({ steady, most }) {
  const row = (name, { p50, p95, p99, perSecond, failed }) =>
    `| ${name} | ${fixed(perSecond, 0)} | ${fixed(p50)} | ${fixed(p95)} | ${fixed(p99)} | ${failed} |`;
  return [
    '| webhooks | calls/s | p50 ms | p95 ms | p99 ms | failed |',
    '| --- | --- | --- | --- | --- | --- |',
    row('steady', steady),
    row('as many as possible', most),
  ].join('\n');
}
