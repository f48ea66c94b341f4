// npm run ring: calls the demo business from the terminal and prints the conversation. Needs a running `npm start`.
//   --menu              call the number that the menu receptionist answers
//   --to +12125550100   call another number          --from +12125550142   as another caller
//   --spanish           speak Spanish                --say "..."           say this instead (repeat it for more turns)
//   --url http://127.0.0.1:3000                      where the product is running
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';

const FRAME_MS = 20;
/** 160 bytes of mu-law silence: a telephone sends audio all the time. */
const SILENCE = Buffer.alloc(160, 0xff);
/** A person waits this long after the other side has finished before speaking, ms. */
const MANNERS_MS = 900;
/** Silence of this length after our last words ends the call, ms. */
const PATIENCE_MS = 20_000;
/** The longest call, ms. */
const LIMIT_MS = 180_000;

const WORDS = {
  en: [
    'Hello! Do you take new patients?',
    'And how much does a cleaning cost?',
    'Could I speak to somebody in billing, please?',
    'Then please tell them that Maria called about her invoice.',
  ],
  es: [
    'Hola, ¿aceptan pacientes nuevos?',
    '¿Cuánto cuesta una limpieza?',
    'Quisiera hablar con alguien de facturación, por favor.',
    'Entonces dígales que llamó María por su factura.',
  ],
};
const SPEAKERS = { model: 'receptionist', say: 'receptionist', agent: 'agent' };

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? 3000}` },
    to: { type: 'string' },
    from: { type: 'string', default: '+12125550142' },
    menu: { type: 'boolean', default: false },
    spanish: { type: 'boolean', default: false },
    say: { type: 'string', multiple: true },
  },
});

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

async function installation() {
  try {
    const answer = await fetch(new URL('/api/v1/installation', values.url), { signal: AbortSignal.timeout(3_000) });
    if (!answer.ok) stop(`${values.url} answered ${answer.status}: is VoiceCore running there?`);
    return await answer.json();
  } catch (error) {
    if (process.env.DEBUG) console.error(error);
    return stop(`Nothing answers at ${values.url}: run "npm start" in another terminal first.`);
  }
}

const { carrier, sandboxPort, demo } = await installation();
if (carrier !== 'sandbox' || !sandboxPort) stop('This server uses a real carrier: call the number from a phone.');
const to = values.to ?? (values.menu ? demo?.menuNumber : demo?.number);
if (!to) stop('This server has no demo business: name the number to call with --to.');

const language = values.spanish ? 'es' : 'en';
const words = [...(values.say ?? WORDS[language])];
const started = performance.now();
const print = (who, text) => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${who.padEnd(12)}  ${text}`);
};

const line = new WebSocket(`ws://${new URL(values.url).hostname}:${sandboxPort}/phone`, { perMessageDeflate: false });
let status = '';
let heard = 0;
let quietFrom = Infinity;
let lastWord = performance.now();
let sent = 0;
let connectedAt = 0;
let music = false;

const send = (message) => line.send(JSON.stringify(message));

function sendSilence() {
  if (status !== 'in-progress') return;
  for (const due = (performance.now() - connectedAt) / FRAME_MS; sent < due; sent += 1) line.send(SILENCE);
}

/** It is our turn when the other side has finished and a moment has passed. */
function speakWhenQuiet() {
  const now = performance.now();
  if (now - started > LIMIT_MS) return hangUp('the time limit is reached');
  if (status !== 'in-progress') return undefined;
  if (!music && now - lastWord > PATIENCE_MS) return hangUp('nobody is speaking');
  if (now < quietFrom + MANNERS_MS) return undefined;
  const next = words.shift();
  if (next === undefined) return undefined;
  print('caller', next);
  lastWord = now;
  quietFrom = Infinity;
  return send({ type: 'say', text: next, language });
}

function hangUp(reason) {
  if (status === 'hung up') return;
  status = 'hung up';
  print('', `(hanging up: ${reason})`);
  send({ type: 'hangup' });
}

const TAKES = {
  status(message) {
    if (message.status === 'in-progress' && status !== 'in-progress') connectedAt = performance.now();
    status = message.status;
    print('', `(${message.status}${message.reason ? `: ${message.reason}` : ''})`);
    if (['completed', 'busy', 'failed', 'no-answer'].includes(status)) finish();
  },
  speak(message) {
    heard += 1;
    const now = performance.now();
    const end = now + message.durationMs;
    quietFrom = quietFrom === Infinity ? end : Math.max(quietFrom, end);
    lastWord = Math.max(lastWord, end);
    print(SPEAKERS[message.source] ?? message.source, message.text);
  },
  'speak-stop'(message) {
    print('', `(interrupted after ${(message.spokenMs / 1000).toFixed(1)} s)`);
    quietFrom = performance.now();
  },
  listening(message) {
    print('', `(listening for ${message.input})`);
    quietFrom = Math.min(quietFrom, performance.now());
  },
  music(message) {
    music = message.on;
    lastWord = performance.now();
    print('', message.on ? '(music)' : '(music ends)');
  },
  error(message) {
    print('', `(the carrier says: ${message.message})`);
  },
};

function finish() {
  clearInterval(ticking);
  line.close();
  console.log(heard > 0 ? `${heard} sentences heard` : 'Nothing was heard.');
  process.exitCode = heard > 0 ? 0 : 1;
}

line.on('open', () => {
  print('', `(dialing ${to} from ${values.from})`);
  send({ type: 'dial', from: values.from, to });
});
line.on('message', (data, isBinary) => {
  if (isBinary) return;
  const message = JSON.parse(data.toString());
  TAKES[message.type]?.(message);
});
line.on('error', (error) => stop(`The sandbox's line on port ${sandboxPort} cannot be reached: ${error.message}`));
line.on('close', () => clearInterval(ticking));
const ticking = setInterval(() => {
  sendSilence();
  speakWhenQuiet();
}, FRAME_MS);
process.once('SIGINT', () => hangUp('Ctrl-C'));
