// The carrier's stand-in: calls by signed webhook, opens the stream that the response names, and sends 20 ms frames in
// real time for every call, spread evenly over the 20 ms.
import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { ClientWriter, FrameReader, microseconds, numberAt, stamped } from './frames.mjs';

const FRAME_US = 20_000;
const PAYLOAD = Buffer.from('"payload":"');
const MARK = Buffer.from('"event":"mark"');
const CLEAR = Buffer.from('"event":"clear"');
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

let settings = null;
const calls = [];
let streaming = true;
let window = null;
let clears = [];
const counts = { sent: 0, received: 0 };

function signature(url, form) {
  const text =
    url +
    [...form.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => key + value)
      .join('');
  return createHmac('sha1', settings.authToken).update(text).digest('base64');
}

/** Sends a signed webhook; resolves with the document. */
function post(path, fields) {
  const form = new URLSearchParams(fields);
  const url = new URL(path, settings.url);
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Twilio-Signature': signature(`${settings.url}${path}`, form),
    'I-Twilio-Idempotency-Token': randomBytes(16).toString('hex'),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () =>
        response.statusCode < 300 ? resolve(text) : reject(new Error(`webhook: ${response.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(form.toString());
  });
}

function inbound() {
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const caller = `+1212555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  return {
    CallSid: callSid,
    AccountSid: settings.accountSid,
    From: caller,
    To: settings.number,
    Caller: caller,
    Called: settings.number,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
}

/** Places a call, and opens the stream that the document names. */
async function ring(index) {
  if (settings.relay) return open(index, settings.relay, 'CA0', 'none');
  const fields = inbound();
  const document = await post('/twilio/voice', fields);
  const url = /<Stream url="([^"]+)"/.exec(document)?.[1];
  const token = /<Parameter name="token" value="([^"]+)"/.exec(document)?.[1];
  if (!url || !token) throw new Error(`no stream in the document: ${document.slice(0, 200)}`);
  return open(index, url, fields.CallSid, token);
}

function open(index, url, callSid, token) {
  const { host, pathname } = new URL(url);
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'X-Twilio-Signature': signature(url, new Map()),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`http://${host}${pathname}`, { headers });
    asked.on('upgrade', (_response, socket, head) => resolve(new Call(index, socket, head, callSid, token)));
    asked.on('response', (response) => reject(new Error(`stream refused: ${response.statusCode}`)));
    asked.on('error', reject);
    asked.end();
  });
}

class Call {
  constructor(index, socket, head, callSid, token) {
    this.index = index;
    this.callSid = callSid;
    this.socket = socket;
    this.streamSid = `MZ${randomBytes(16).toString('hex')}`;
    this.sequence = 1;
    this.dueAt = 0;
    this.playUntil = 0;
    this.firstSoundAt = 0;
    this.closed = false;
    this.answered = new Promise((resolve) => (this.firstAudio = resolve));
    this.writer = new ClientWriter(socket);
    socket.setNoDelay(true);
    const reader = new FrameReader({
      text: (frame) => this.take(frame),
      ping: (data) => this.writer.pong(data),
      close: () => socket.end(),
    });
    socket.on('data', (chunk) => reader.push(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => (this.closed = true));
    if (head.length > 0) reader.push(head);
    this.begin(callSid, token);
  }

  begin(callSid, token) {
    const { streamSid } = this;
    this.writer.text(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    const start = {
      accountSid: settings.accountSid,
      streamSid,
      callSid,
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: { token },
    };
    this.writer.text(JSON.stringify({ event: 'start', sequenceNumber: '1', start, streamSid }));
    this.startedAt = microseconds();
  }

  send(now) {
    const chunk = this.sequence++;
    this.dueAt += FRAME_US;
    counts.sent++;
    this.writer.text(
      `{"event":"media","sequenceNumber":"${chunk + 1}","media":{"track":"inbound","chunk":"${chunk}","timestamp":"${chunk * 20}","payload":"${stamped(this.index, now)}"},"streamSid":"${this.streamSid}"}`,
    );
  }

  take(frame) {
    const payload = frame.indexOf(PAYLOAD);
    const now = microseconds();
    if (payload >= 0) return this.media(frame, payload + PAYLOAD.length, now);
    if (frame.indexOf(CLEAR) >= 0) return this.clear(now);
    if (frame.indexOf(MARK) >= 0) this.mark(JSON.parse(frame.toString()), now);
  }

  media(frame, at, now) {
    this.playUntil = Math.max(now, this.playUntil) + FRAME_US;
    this.firstSoundAt ||= now;
    const sentAt = numberAt(frame, at, 16);
    if (sentAt < 0) return;
    counts.received++;
    this.firstAudio();
    if (!window || sentAt < window.from) return;
    const turnedAt = numberAt(frame, at + 24, 16);
    window.up.push(turnedAt - sentAt);
    window.down.push(now - turnedAt);
    window.both.push(now - sentAt);
  }

  mark({ mark }, now) {
    const back = () => this.writer.text(JSON.stringify({ event: 'mark', streamSid: this.streamSid, mark }));
    setTimeout(() => !this.closed && back(), Math.max(0, (this.playUntil - now) / 1_000));
  }

  clear(now) {
    this.playUntil = 0;
    clears.push({ call: this.index, at: now });
  }
}

/** Sends the frames that are due; late frames are sent at once, as a telephone network would send them. */
function tick() {
  if (!streaming) return;
  const now = microseconds();
  for (const call of calls) {
    if (call.dueAt === 0) call.dueAt = now + ((call.index * 7_919) % FRAME_US);
    while (!call.closed && call.dueAt <= now) call.send(microseconds());
  }
}
setInterval(tick, 1);

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
function summary(list) {
  const sorted = Float64Array.from(list).sort();
  return {
    p50: percentile(sorted, 0.5) / 1e3,
    p95: percentile(sorted, 0.95) / 1e3,
    p99: percentile(sorted, 0.99) / 1e3,
  };
}

/**
 * When the product asks the caller to wait a moment, it is called again, as a caller would do; after this many attempts
 * the call is given up.
 */
const MOST_RINGS = 10;

/** Returns the call once it is answered; null when it is given up, and then the window has one call less. */
async function ringUntilAnswered(index) {
  for (let rung = 1; rung <= MOST_RINGS; rung++) {
    try {
      return await ring(index);
    } catch (error) {
      refusals.set(error.message, (refusals.get(error.message) ?? 0) + 1);
      await pause(1_000);
    }
  }
  return null;
}

/** The reasons why calls were not answered at once, with their counts. */
const refusals = new Map();

async function addCalls(total) {
  let next = calls.length;
  const worker = async () => {
    while (next < total) {
      const call = await ringUntilAnswered(next++);
      if (call !== null) calls.push(call);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  await Promise.all(calls.map((call) => Promise.race([call.answered, pause(5_000)])));
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends webhooks at a steady rate, or as many as `lanes` callers can get answered one after the other. */
async function webhooks({ perSecond, lanes, ms }) {
  const took = [];
  let failed = 0;
  const one = async () => {
    const began = microseconds();
    try {
      await post('/twilio/voice', inbound());
      took.push(microseconds() - began);
    } catch {
      failed++;
    }
  };
  const until = Date.now() + ms;
  const running = [];
  if (lanes) {
    const lane = async () => {
      while (Date.now() < until) await one();
    };
    for (let index = 0; index < lanes; index++) running.push(lane());
  }
  for (let sent = 0; perSecond && Date.now() < until; sent++) {
    running.push(one());
    await pause(Math.max(0, until - ms + ((sent + 1) * 1_000) / perSecond - Date.now()));
  }
  await Promise.all(running);
  return { ...summary(took), perSecond: (took.length * 1_000) / ms, failed };
}

/** How long a caller listens to the opening of the call before hanging up. */
const OPENING_MS = 2_000;

/** Places calls at a steady rate and measures how long after the start of each stream its first audio arrives. */
async function openings({ count, perSecond }) {
  const took = [];
  const one = async () => {
    const call = await ringUntilAnswered(0);
    if (call === null) return;
    calls.push(call);
    await pause(OPENING_MS);
    if (call.firstSoundAt > 0) took.push(call.firstSoundAt - call.startedAt);
    calls.splice(calls.indexOf(call), 1);
    call.socket.destroy();
    const fields = { ...inbound(), CallSid: call.callSid, CallStatus: 'completed', CallDuration: '2' };
    await post('/twilio/status', fields).catch(() => undefined);
  };
  const began = Date.now();
  const running = [];
  for (let rung = 0; rung < count; rung++) {
    running.push(one());
    await pause(Math.max(0, began + ((rung + 1) * 1_000) / perSecond - Date.now()));
  }
  await Promise.all(running);
  return { ...summary(took), calls: count, silent: count - took.length };
}

const commands = {
  settings: (given) => {
    settings = given;
    Object.assign(counts, { sent: 0, received: 0 });
  },
  calls: ({ total }) => addCalls(total),
  open: () => void (window = { from: microseconds(), up: [], down: [], both: [] }),
  close: () => {
    const { up, down, both } = window;
    window = null;
    const heard = clears;
    clears = [];
    return { frames: both.length, up: summary(up), down: summary(down), both: summary(both), clears: heard };
  },
  /** Stops sending until everything on its way has arrived, so that what is missing is lost. */
  still: async () => {
    streaming = false;
    await pause(400);
    const busy = [...refusals].map(([why, times]) => `${times} x ${why}`);
    refusals.clear();
    return { ...counts, busy, held: calls.filter((call) => !call.closed).length };
  },
  go: () => {
    for (const call of calls) call.dueAt = 0;
    streaming = true;
  },
  webhooks,
  openings,
  hangUp: async () => {
    const ended = calls.splice(0);
    for (const call of ended) call.socket.destroy();
    if (settings.relay) return;
    const lane = async () => {
      for (let call = ended.pop(); call; call = ended.pop()) {
        const fields = { ...inbound(), CallSid: call.callSid, CallStatus: 'completed', CallDuration: '60' };
        await post('/twilio/status', fields).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
  },
};

process.on('message', async ({ command, ...rest }) => {
  try {
    process.send({ result: (await commands[command](rest)) ?? null });
  } catch (error) {
    process.send({ error: error.message });
  }
});
