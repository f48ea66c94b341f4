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
  scripted: () => 'scripted model over the Realtime wire, and the menu (no OPENAI_API_KEY)',
  menu: () => 'built-in menu, speech and keypad (no OPENAI_API_KEY)',
};

/** The demo tenant's people, as the first start makes them. */
const demoLogins = [
  ['admin@acme.example', 'tenant admin'],
  ['ana@acme.example', 'supervisor, extension 101'],
  ['ben@acme.example', 'agent, extension 102'],
  ['carla@acme.example', 'agent, extension 103'],
];

function loginLines(settings, secrets, env) {
  const own = env.VOICECORE_ADMIN_PASSWORD !== secrets.adminPassword;
  const admin = `${env.VOICECORE_ADMIN_EMAIL ?? adminEmail}  ${own ? 'your VOICECORE_ADMIN_PASSWORD' : secrets.adminPassword}  super admin`;
  const demo = demoLogins.map(([email, what]) => `${email}  ${secrets.demoPassword}  ${what}`);
  return [admin, ...demo];
}

/** Keeps the logins where only their owner can read them; answers the path. */
export function writeLogins(settings, secrets, env) {
  const path = join(settings.dataDir, 'logins.txt');
  const lines = loginLines(settings, secrets, env);
  writePrivate(path, `${settings.publicUrl}/sign-in\n\n${lines.join('\n')}\n`);
  return path;
}

const shown = (path) => {
  const short = relative(root, path);
  return short.startsWith('..') ? path : short;
};

function draw(title, rows) {
  const wide = Math.max(...rows.map(([name]) => name.length));
  const lines = [title, '', ...rows.map(([name, text]) => `${name.padEnd(wide)}  ${text}`)];
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 2);
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`].join('\n');
}

/** The box that ends a start: where to go, how to sign in, what serves, how to stop. */
export function box(settings, secrets, { env, url, log, elapsed }) {
  const rows = [['Open', url]];
  if (settings.carrier === 'sandbox') rows.push(['Try it', `${url}/try`]);
  if (!settings.production) {
    const [admin, ...demo] = loginLines(settings, secrets, env);
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
