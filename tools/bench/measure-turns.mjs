// npm run bench -- --turns: how long a caller waits from the end of a turn to the first audio of its answer, without
// the model's own time, for each way in which an answer is produced.
import demoKnowledge from '../../database/seeds/demo-knowledge.json' with { type: 'json' };
import { Child, cores } from './children.mjs';
import { asSuperuser } from './measure-waiting.mjs';

/** The time that a model needs to its first audio, and how late its transcripts are, ms. */
const THINK_MS = 300;
const WORDS_MS = 150;
const MENU_NUMBER = '+12125550101';
/** Entries in addition to those of the demo business, so that its knowledge does not fit into a session. */
const MORE_ENTRIES = 300;
/** Their embeddings are ready by then, ms. */
const MEANING_MS = 300_000;

const moreEntries = Array.from({ length: MORE_ENTRIES }, (_none, n) => ({
  question: { en: `Do you sell article number ${1_000 + n}?`, es: `¿Venden el artículo número ${1_000 + n}?` },
  answer: {
    en: `Article ${1_000 + n} is ordered for you, is here after about ${(n % 9) + 2} days, and is paid when you fetch it.`,
    es: `El artículo ${1_000 + n} se pide para usted, llega en unos ${(n % 9) + 2} días y se paga al recogerlo.`,
  },
}));
const demoQuestions = demoKnowledge.map(({ question }) => question.en);
/** The entries added first are the oldest, which a session leaves out. */
const leftOut = moreEntries.slice(0, demoQuestions.length);

/** The administrator of the demo business adds more entries to its knowledge. */
async function learnMore({ url }, { secrets }) {
  const asked = async (path, token, body) => {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const account = { email: 'admin@acme.example', password: secrets.demoPassword };
  const { accessToken } = await asked('auth/login', null, account);
  for (const entries of [leftOut, moreEntries.slice(leftOut.length)])
    await asked('knowledge/imports', accessToken, { source: 'text', entries });
}

/** Waits until the embeddings are ready: callers arrive long after a business has entered its knowledge. */
async function meaningsMade(context) {
  const db = await asSuperuser(context);
  try {
    for (const until = Date.now() + MEANING_MS; Date.now() < until; await pause(1_000)) {
      const { rows } = await db.query(
        `select count(*)::int as left from knowledge_entries e
           left join knowledge_vectors v on v.tenant_id = e.tenant_id and v.entry_id = e.id and v.revision = e.revision
          where v.entry_id is null`,
      );
      if (rows[0].left === 0) return;
    }
  } finally {
    await db.end();
  }
  throw new Error(`the vectors of ${MORE_ENTRIES} entries were not computed within ${MEANING_MS} ms`);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Returns one row: every turn must have taken the number of model rounds that its way of answering requires. */
function row(way, rounds, waited) {
  const other = waited.filter((each) => each.rounds !== rounds).length;
  const sorted = waited.map(({ ms }) => ms).sort((a, b) => a - b);
  const taken = { way, rounds, other, turns: sorted.length };
  const found = { ...taken, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
  console.log(
    `${way}: ${found.p50.toFixed(1)} ms, ${found.p95.toFixed(1)} ms (p95), ${other} of ${found.turns} with other rounds`,
  );
  return found;
}

export async function measureTurns({ context, startProduct }, { quick }) {
  const standIns = new Child('tools/bench/turns.mjs', { core: cores.others });
  const { port } = await standIns.hear();
  const local = `127.0.0.1:${port}`;
  const env = { TWILIO_API_BASE_URL: `http://${local}`, OPENAI_BASE_URL: `ws://${local}/v1` };
  const { child, settings } = await startProduct(context, { env });
  const callers = quick ? 1 : 10;
  try {
    await standIns.ask('settings', { ...settings, menuNumber: MENU_NUMBER, thinkMs: THINK_MS, wordsMs: WORDS_MS });
    const ask = (more) => standIns.ask('turns', { callers, questions: demoQuestions, ...more });
    await meaningsMade(context);
    await ask({ callers: 1 });
    const rows = [row('from the session', 1, await ask({})), row('by the tool', 2, await ask({ tool: true }))];
    rows.push(row('by the menu', 0, await standIns.ask('menu', { callers, questions: demoQuestions })));
    await learnMore(settings, context);
    await meaningsMade(context);
    const questions = leftOut.map(({ question }) => question.en);
    await ask({ callers: 1, questions });
    rows.push(row('handed over', 1, await ask({ questions })));
    return { rows, thinkMs: THINK_MS, wordsMs: WORDS_MS };
  } finally {
    if (process.env.BENCH_LOG) console.error(child.said);
    await child.stop();
    await standIns.stop();
  }
}
