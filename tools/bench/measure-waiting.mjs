// npm run bench -- --waiting: what a large load costs while nothing happens: waiting callers, agents with open screens,
// and the ledger's share of a conversation.
import { createHmac, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Child, cores, freePort } from './children.mjs';
import { cpuMs } from './process-figures.mjs';
import { profile } from './profile.mjs';

const CALLERS = 500;
const AGENTS = 50;
const SOCKETS = 1_000;
const TALKS = 100;
/** The work of a first start, such as the embeddings of the demo's knowledge, is done by then, ms. */
const FIRST_START_MS = 30_000;
/** Everything that belongs to the opening of a call is stored by then, ms. */
const OPENED_MS = 10_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The files that count as the ledger: its own, the domain of the call, and the database access. */
const ledgerFiles =
  /\/apps\/api\/src\/calls\/|\/libs\/domain\/call\/|\/libs\/database\/|\/node_modules\/(pg|pg-[a-z]+|typeorm)\//;

/**
 * @param bench what the benchmark can already do: `startProduct(context, more)`, where `more` is added to the
 *   environment and the flags of Node, and the context of its database and stand-ins
 */
export async function measureWaiting(bench, { quick }) {
  await countStatements(bench.context);
  const windowMs = quick ? 6_000 : 30_000;
  const figures = { callers: CALLERS, agents: AGENTS, sockets: SOCKETS, talks: TALKS, seconds: windowMs / 1_000 };
  // The conversations come first: the next process of the product would take over callers who are left waiting.
  Object.assign(figures, await talk(bench, windowMs));
  Object.assign(figures, await crowd(bench, windowMs));
  return figures;
}

/** Measures waiting callers and agents with open screens; no one arrives and no one leaves. */
async function crowd({ context, startProduct }, windowMs) {
  const carrier = new Child('tools/bench/waiting.mjs', { core: cores.others });
  const { port: restPort } = await carrier.hear();
  const { child, settings } = await startProduct(context, {
    env: { VOICECORE_RECEPTIONIST: 'menu', TWILIO_API_BASE_URL: `http://127.0.0.1:${restPort}` },
  });
  const db = await asSuperuser(context);
  try {
    await db.query('create extension pg_stat_statements');
    await carrier.ask('settings', { ...settings, wish: 'I would like to talk to billing, please' });
    const tokens = await addAgents(db, context);
    await carrier.ask('callers', { total: CALLERS });
    await settle(db, child);
    const without = await window(db, child, windowMs);
    await carrier.ask('screens', { tokens });
    await settle(db, child);
    const withSockets = await window(db, child, windowMs);
    const { failed, connected, asked } = await carrier.ask('figures');
    const waiting = await count(db, `select count(*) as n from calls where stage = 'waiting'`);
    if (waiting !== CALLERS || connected !== SOCKETS || failed > 0)
      throw new Error(
        `${waiting} callers are waiting, ${connected} sockets are open, ${failed} of ${asked} webhooks failed`,
      );
    return {
      entries: without.entries,
      waitingMs: without.cpuMs / CALLERS,
      transactions: without.transactions,
      socketQueries: withSockets.socketQueries,
      socketMs: (withSockets.cpuMs - without.cpuMs) / SOCKETS,
    };
  } finally {
    if (process.env.BENCH_LOG) console.error(child.said);
    await db.end();
    await child.stop();
    await carrier.stop();
  }
}

/**
 * Measures ongoing conversations: the ledger's share of the process's time, beyond what its timers use without any
 * call.
 */
async function talk({ context, startProduct }, windowMs) {
  const inspector = await freePort();
  const { child, settings } = await startProduct(context, { node: [`--inspect=127.0.0.1:${inspector}`] });
  const ledgerWindow = async () => {
    const stop = await profile(inspector);
    const [cpu, from] = [cpuMs(child.pid), Date.now()];
    await pause(windowMs);
    const spent = (cpuMs(child.pid) - cpu) / ((Date.now() - from) / 1_000);
    const { ledger } = await stop({ ledger: ledgerFiles });
    return { all: spent, ledger: ledger * spent };
  };
  try {
    await context.carrier.ask('settings', settings);
    await context.model.ask('begin');
    await pause(FIRST_START_MS);
    const clocks = await ledgerWindow();
    await context.carrier.ask('calls', { total: TALKS });
    await pause(OPENED_MS);
    const talks = await ledgerWindow();
    await context.carrier.ask('hangUp');
    return {
      clocksMs: clocks.ledger,
      ledgerMs: (talks.ledger - clocks.ledger) / TALKS,
      talkMs: talks.all / TALKS,
    };
  } finally {
    if (process.env.BENCH_LOG) console.error(child.said);
    await child.stop();
  }
}

/** Restarts the benchmark's database with PostgreSQL's own statement statistics. */
async function countStatements(context) {
  const { database } = context;
  const db = await asSuperuser(context);
  await db.query('alter system set shared_preload_libraries = pg_stat_statements');
  await db.end();
  clearInterval(database.watch);
  await database.server.stop();
  await database.server.start(Number(new URL(database.urls.owner).port));
}

export async function asSuperuser({ database, secrets }) {
  const url = new URL(database.urls.owner);
  url.username = 'postgres';
  url.password = encodeURIComponent(secrets.database.postgres);
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  return client;
}

/**
 * The queries that maintain sockets: whether a signed-in user still is, and whether an agent's screen is still open.
 */
const ofSockets = 'asked\\(person, family\\)|insert into agent_screens';

const count = async (db, sql) => Number((await db.query(sql)).rows[0].n);

/**
 * Waits until the work caused by earlier events is done: no entry has been added for two seconds, and every caller has
 * been seen.
 */
async function settle(db, child) {
  await pause(12_000);
  for (let before = -1; ;) {
    if (child.code !== undefined) throw new Error(`the product exited: ${child.said}`);
    const now = await count(db, 'select count(*) as n from call_ledger');
    if (now === before) return;
    before = now;
    await pause(2_000);
  }
}

/**
 * Returns entries, transactions and CPU milliseconds per second. A database session reports its counters when it is
 * idle.
 */
async function window(db, child, windowMs) {
  const read = async () => ({
    entries: await count(db, 'select count(*) as n from call_ledger'),
    transactions: await count(
      db,
      'select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()',
    ),
    socketQueries: await count(
      db,
      `select coalesce(sum(calls), 0) as n from pg_stat_statements where query ~ '${ofSockets}'`,
    ),
    cpuMs: cpuMs(child.pid),
    at: Date.now(),
  });
  const from = await read();
  await pause(windowMs);
  const to = await read();
  const seconds = (to.at - from.at) / 1_000;
  return Object.fromEntries(
    ['entries', 'transactions', 'socketQueries', 'cpuMs'].map((name) => [name, (to[name] - from[name]) / seconds]),
  );
}

/**
 * Adds agents of the demo business who are in a call, so that waiting callers keep waiting; returns a token for each
 * screen.
 */
async function addAgents(db, { secrets }) {
  const [business] = (await db.query('select id from tenants where is_demo')).rows;
  const tenant = business.id;
  const tokens = [];
  for (let index = 0; index < AGENTS; index++) {
    const [person, agent] = [randomUUID(), randomUUID()];
    const bytes = Buffer.from(person.replaceAll('-', ''), 'hex');
    await db.query('insert into people (id, email_sealed, invited) values ($1, $2, true)', [person, bytes]);
    await db.query(
      `insert into memberships (tenant_id, person_id, role, name_sealed, email_hmac) values ($1, $2, 'agent', $3, $3)`,
      [tenant, person, bytes],
    );
    await db.query('insert into agents (tenant_id, id, person_id, extension) values ($1, $2, $3, $4)', [
      tenant,
      agent,
      person,
      String(2_000 + index),
    ]);
    await db.query(
      'insert into department_agents (tenant_id, department_id, agent_id) select $1, id, $2 from departments where tenant_id = $1',
      [tenant, agent],
    );
    for (let screen = 0; screen < SOCKETS / AGENTS; screen++) {
      const family = randomUUID();
      await db.query(
        `insert into sessions (tenant_id, id, person_id, family, token_hash, expires_at)
         values ($1, $3, $2, $3, sha256(uuid_send($3)), now() + interval '1 day')`,
        [tenant, person, family],
      );
      tokens.push(accessToken(secrets.jwtSecret, { sub: person, ten: tenant, fam: family }));
    }
  }
  await db.query(`update agents set status = 'busy', status_reason = 'in_call'`);
  return tokens;
}

/** Returns a token as the product signs it; signing in a thousand times would measure the password hashes. */
function accessToken(secret, who) {
  const now = Math.floor(Date.now() / 1_000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { ...who, iat: now, nbf: now, exp: now + 600, iss: 'voicecore', aud: 'voicecore-api' };
  const text = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
