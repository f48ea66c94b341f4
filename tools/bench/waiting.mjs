// The carrier's stand-in for waiting callers, and the browsers of agents: calls by signed webhook, asks the menu for a
// department, then requests the wait document every ten seconds, as a carrier does. Its REST interface reports every
// call as in progress.
import { createHmac, randomBytes } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import { io } from 'socket.io-client';

/** The length of a wait document, ms. */
const HEARD_MS = 10_000;
/** The most webhooks in progress at the same time while callers are added. */
const LANES = 8;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let settings = null;
const sockets = [];
let asked = 0;
let failed = 0;

function signature(url, form) {
  const fields = [...form.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => key + value);
  return createHmac('sha1', settings.authToken)
    .update(`${url}${fields.join('')}`)
    .digest('base64');
}

function post(url, fields) {
  const form = new URLSearchParams(fields);
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Twilio-Signature': signature(url, form),
    'I-Twilio-Idempotency-Token': randomBytes(16).toString('hex'),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () =>
        response.statusCode < 300
          ? resolve(text)
          : reject(new Error(`${new URL(url).pathname}: ${response.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(form.toString());
  });
}

const plain = (text) => text.replaceAll('&amp;', '&');
const attribute = (document, name) => {
  const found = new RegExp(`${name}="([^"#]+)[^"]*"`).exec(document)?.[1];
  return found === undefined ? undefined : plain(found);
};

/** Places a call, and tells the menu whom the caller wants, until the document puts the caller in a queue. */
async function waitingCaller(index) {
  const caller = `+1212555${String(index).padStart(4, '0')}`;
  const call = {
    CallSid: `CA${randomBytes(16).toString('hex')}`,
    AccountSid: settings.accountSid,
    From: caller,
    To: settings.number,
    CallStatus: 'in-progress',
    Direction: 'inbound',
  };
  let document = await post(`${settings.url}/twilio/voice`, { ...call, CallStatus: 'ringing' });
  for (let turns = 0; turns < 4 && !document.includes('<Enqueue'); turns++) {
    const action = attribute(document, 'action');
    if (!action) throw new Error(`no menu in the document: ${document.slice(0, 300)}`);
    document = await post(action, { ...call, SpeechResult: settings.wish, Confidence: '0.9' });
  }
  const waitUrl = attribute(document, 'waitUrl');
  if (!waitUrl) throw new Error(`no wait URL in the document: ${document.slice(0, 300)}`);
  return { call, waitUrl, since: Date.now() };
}

function listen({ call, waitUrl, since }) {
  const hear = () => {
    asked++;
    const QueueTime = String(Math.round((Date.now() - since) / 1_000));
    post(waitUrl, { ...call, QueueTime }).then(
      (document) => void (document.includes('<Leave') && failed++),
      () => failed++,
    );
  };
  const hearAgain = () => {
    hear();
    setInterval(hear, HEARD_MS);
  };
  setTimeout(hearAgain, Math.random() * HEARD_MS);
}

async function callers({ total }) {
  let next = 0;
  const lane = async () => {
    while (next < total) listen(await waitingCaller(next++));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function connect(accessToken) {
  return new Promise((resolve, reject) => {
    const socket = io(settings.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { accessToken },
      extraHeaders: { origin: settings.url },
    });
    sockets.push(socket);
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

async function screens({ tokens }) {
  const waiting = [...tokens];
  const lane = async () => {
    for (let token = waiting.pop(); token; token = waiting.pop()) await connect(token);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const commands = {
  settings: (given) => void (settings = given),
  callers,
  screens,
  figures: () => ({ asked, failed, connected: sockets.filter((socket) => socket.connected).length }),
};

/** Only calls are requested, and all of them are in progress. */
const rest = createServer((asking, answer) => {
  asking.resume();
  const sid = /\/Calls\/(CA[0-9a-f]{32})\.json/.exec(asking.url ?? '')?.[1];
  answer.setHeader('Content-Type', 'application/json');
  answer.end(JSON.stringify({ sid, status: 'in-progress', direction: 'inbound' }));
});
rest.listen(0, '127.0.0.1', () => process.send({ port: rest.address().port }));

process.on('message', async ({ command, ...given }) => {
  try {
    process.send({ result: (await commands[command](given)) ?? null });
  } catch (error) {
    process.send({ error: error.message });
  }
});
