import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { adminEmail } from './environment.mjs';
import { writePrivate } from './secrets.mjs';
import { root } from './settings.mjs';

const carriers = {
  sandbox: ({ sandboxPort }) => `sandbox on port ${sandboxPort} (no Twilio account is configured)`,
  twilio: () => 'Twilio',
};
const receptionists = {
  openai: () => 'OpenAI Realtime',
  scripted: () => 'scripted model (Realtime wire) and menu; no OPENAI_API_KEY',
  menu: () => 'built-in menu, speech and keypad (no OPENAI_API_KEY)',
};

/** The users of the demo tenant, as the first start creates them. */
const demoLogins = [
  ['admin@acme.example', 'tenant admin'],
  ['ana@acme.example', 'supervisor, extension 101'],
  ['ben@acme.example', 'agent, extension 102'],
  ['carla@acme.example', 'agent, extension 103'],
];

const width = (text, most) => text.padEnd(most);

/**
 * Lists who can sign in; `show` hides the password generated for the super admin, which is printed only at the first
 * start.
 */
function loginLines(secrets, env, show) {
  const own = env.VOICECORE_ADMIN_PASSWORD !== secrets.adminPassword;
  const password = own
    ? '(your VOICECORE_ADMIN_PASSWORD)'
    : show
      ? secrets.adminPassword
      : '(printed at the first start)';
  const all = [
    [env.VOICECORE_ADMIN_EMAIL ?? adminEmail, password, 'super admin'],
    ...demoLogins.map(([email, what]) => [email, secrets.demoPassword, what]),
  ];
  const most = [0, 1].map((column) => Math.max(...all.map((row) => row[column].length)));
  return all.map(([email, word, what]) => `${width(email, most[0])}  ${width(word, most[1])}  ${what}`);
}

/** Stores the logins so that only their owner can read them; returns whether the file existed before. */
export function writeLogins(settings, secrets, env) {
  const path = join(settings.dataDir, 'logins.txt');
  const known = existsSync(path);
  writePrivate(path, `${settings.publicUrl}/sign-in\n\n${loginLines(secrets, env, true).join('\n')}\n`);
  return known;
}

const shown = (path) => {
  const short = relative(root, path);
  return short.startsWith('..') ? path : short;
};

function draw(title, rows) {
  const wide = Math.max(...rows.map(([name]) => name.length));
  const lines = [title, '', ...rows.map(([name, text]) => `${name.padEnd(wide)}  ${text}`)];
  const most = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(most + 2);
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${width(line, most)} │`), `└${edge}┘`].join('\n');
}

/** Returns the box printed at the end of a start: the address, how to sign in, what is running, how to stop. */
export function box(settings, secrets, { env, url, log, elapsed, known }) {
  const rows = [['Open', url]];
  if (settings.carrier === 'sandbox') rows.push(['Try it', `${url}/try`]);
  if (!settings.production) {
    const [admin, ...demo] = loginLines(secrets, env, !known);
    rows.push(['Logins', admin], ...demo.map((line) => ['', line]));
    rows.push(['', `kept in ${shown(join(settings.dataDir, 'logins.txt'))}`]);
  }
  rows.push(['Carrier', carriers[settings.carrier](settings)]);
  rows.push(['Receptionist', receptionists[settings.receptionist](settings)]);
  if (!settings.production) rows.push(['Log', shown(log.path)]);
  rows.push(['Stop', 'Ctrl-C']);
  if (!settings.production) rows.push(['Start over', 'npm run reset']);
  return draw(`VoiceCore AI is running (${elapsed})`, rows);
}
