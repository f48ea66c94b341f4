// The stand-ins for a turn: a carrier with callers who ask one question after the other, and the model that answers
// them, in one process, so that the end of a turn and the first audio of its answer are measured by one clock.
import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

/** The length of a caller's question, of the model's answer, and of the silence after it, ms. */
const SPEECH_MS = 800;
const ANSWER_MS = 200;
const PAUSE_MS = 400;
/** The longest wait for an answer, and for the end of the opening, ms. */
const PATIENCE_MS = 10_000;
const OPENING_MS = 3_000;
/** A 20 ms frame of mu-law silence, and an answer made of such frames. */
const FRAME = Buffer.alloc(160, 0xff);
const ANSWER = Buffer.concat(Array.from({ length: ANSWER_MS / 20 }, () => FRAME)).toString('base64');

let settings = null;
const sessions = [];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const now = () => performance.now();
const id = (prefix) => `${prefix}${randomBytes(16).toString('hex')}`;

function signature(url, form) {
  const fields = [...form.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => key + value);
  return createHmac('sha1', settings.authToken)
    .update(`${url}${fields.join('')}`)
    .digest('base64');
}

async function post(url, fields) {
  const body = new URLSearchParams(fields);
  const headers = { 'X-Twilio-Signature': signature(url, body), 'I-Twilio-Idempotency-Token': id('') };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${new URL(url).pathname}: ${response.status}`);
  return text;
}

function newCall(to) {
  const From = `+1212555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  const { accountSid: AccountSid } = settings;
  return { CallSid: id('CA'), AccountSid, From, To: to, CallStatus: 'ringing', Direction: 'inbound' };
}

const hangUp = (call) =>
  post(`${settings.url}/twilio/status`, { ...call, CallStatus: 'completed', CallDuration: '60' }).catch(
    () => undefined,
  );

/** The model's side of one call. `turn` is the one being answered, `mode` says how: by reading, or by its tool. */
class Session {
  constructor(socket) {
    this.socket = socket;
    this.told = '';
    this.count = 0;
    this.turn = null;
    this.running = null;
    socket.on('message', (data) => this.take(JSON.parse(data.toString())));
    socket.on('error', () => socket.terminate());
    this.send({ type: 'session.created', session: { id: 'sess_1', expires_at: 2_000_000_000 } });
  }

  send(event) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ event_id: 'event_1', ...event }));
  }

  take(event) {
    switch (event.type) {
      case 'session.update':
        this.told = event.session.instructions ?? this.told;
        return this.send({ type: 'session.updated', session: event.session });
      case 'conversation.item.create':
        if (event.item.role === 'system') this.told += event.item.content[0].text;
        return;
      case 'response.create':
        return this.respond(event.response ?? {});
      case 'response.cancel':
        return this.running !== null && this.end(this.running, 'cancelled');
      default:
    }
  }

  respond({ conversation, instructions, metadata = null }) {
    const responseId = `resp_${++this.count}`;
    const response = { id: responseId, metadata, output: [] };
    this.send({ type: 'response.created', response: { ...response, status: 'in_progress' } });
    if (conversation === 'none')
      return this.send({ type: 'response.done', response: { ...response, status: 'failed' } });
    this.running = responseId;
    const words = /"([\s\S]*)"/.exec(instructions ?? '')?.[1];
    if (words !== undefined) return this.say(responseId, words);
    const asked = now();
    setTimeout(() => this.running === responseId && this.answer(responseId, asked), settings.thinkMs);
  }

  answer(responseId, asked) {
    const { turn } = this;
    if (turn === null) return this.say(responseId, 'Well.');
    turn.rounds++;
    turn.modelMs += now() - asked;
    const handle = this.handleOf(turn.question);
    if (turn.rounds === 1 && (turn.tool || handle === undefined)) {
      this.call(responseId, 'search_knowledge', { question: turn.question });
      return this.end(responseId, 'completed');
    }
    this.sound(responseId, 'So it is.');
    if (turn.rounds === 1) this.call(responseId, 'answered_from', { entries: handle, heard: turn.question });
    this.end(responseId, 'completed');
  }

  /** Returns the entry with exactly this question, if the model was given it. */
  handleOf(question) {
    const line = this.told
      .split('\n')
      .find((each) => each.startsWith('["k') && each.includes(JSON.stringify(question)));
    return line === undefined ? undefined : JSON.parse(line)[0];
  }

  say(responseId, words) {
    this.sound(responseId, words);
    this.end(responseId, 'completed');
  }

  sound(responseId, transcript) {
    const place = { response_id: responseId, item_id: `item_${responseId}`, output_index: 0, content_index: 0 };
    this.send({ type: 'response.output_audio.delta', ...place, delta: ANSWER });
    this.send({ type: 'response.output_audio.done', ...place });
    this.send({ type: 'response.output_audio_transcript.done', ...place, transcript });
  }

  call(responseId, name, args) {
    const item = { id: id('item_'), type: 'function_call', status: 'completed', call_id: id('call_'), name };
    const done = { ...item, arguments: JSON.stringify(args) };
    this.send({ type: 'response.output_item.done', response_id: responseId, output_index: 1, item: done });
  }

  end(responseId, status) {
    this.running = null;
    this.send({ type: 'response.done', response: { id: responseId, status, output: [] } });
  }

  /** Asks a question as the caller; resolves with the wait for the first audio, minus the model's own time. */
  async hear(caller, question, tool) {
    const item_id = id('item_');
    this.send({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1, item_id });
    await pause(SPEECH_MS);
    this.turn = { question, tool, rounds: 0, modelMs: 0 };
    const sound = caller.nextSound();
    this.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 2, item_id });
    this.send({ type: 'input_audio_buffer.committed', item_id, previous_item_id: null });
    const ended = now();
    const words = { item_id, content_index: 0, transcript: question };
    setTimeout(
      () => this.send({ type: 'conversation.item.input_audio_transcription.completed', ...words }),
      settings.wordsMs,
    );
    const heardAt = await Promise.race([sound, pause(PATIENCE_MS)]);
    if (heardAt === undefined) throw new Error(`no answer to "${question}" within ${PATIENCE_MS} ms`);
    const { rounds, modelMs } = this.turn;
    await pause(ANSWER_MS + PAUSE_MS);
    return { ms: heardAt - ended - modelMs, rounds };
  }
}

/** The carrier's side of one call. */
class Caller {
  constructor(socket, call, token) {
    this.socket = socket;
    this.call = call;
    this.streamSid = id('MZ');
    this.heard = null;
    this.playUntil = 0;
    socket.on('message', (data) => this.take(JSON.parse(data.toString())));
    this.send({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    const start = {
      accountSid: settings.accountSid,
      streamSid: this.streamSid,
      callSid: call.CallSid,
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: { token },
    };
    this.send({ event: 'start', sequenceNumber: '1', start, streamSid: this.streamSid });
  }

  send(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  take(frame) {
    if (frame.event === 'clear') this.playUntil = 0;
    if (frame.event === 'mark') this.mark(frame.mark);
    if (frame.event !== 'media') return;
    const ms = Buffer.from(frame.media.payload, 'base64').length / 8;
    this.playUntil = Math.max(now(), this.playUntil) + ms;
    this.heard?.(now());
    this.heard = null;
  }

  mark(mark) {
    const { streamSid } = this;
    setTimeout(() => this.send({ event: 'mark', streamSid, mark }), Math.max(0, this.playUntil - now()));
  }

  nextSound() {
    return new Promise((resolve) => (this.heard = resolve));
  }
}

/** Places a call and opens the stream; its session is the next one that the product opens. */
async function streamed() {
  const call = newCall(settings.number);
  const document = await post(`${settings.url}/twilio/voice`, call);
  const url = /<Stream url="([^"]+)"/.exec(document)?.[1];
  const token = /<Parameter name="token" value="([^"]+)"/.exec(document)?.[1];
  if (!url || !token) throw new Error(`no stream in the document: ${document.slice(0, 200)}`);
  const socket = new WebSocket(url, { headers: { 'X-Twilio-Signature': signature(url, new Map()) } });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const caller = new Caller(socket, call, token);
  for (const until = now() + PATIENCE_MS; sessions.length === 0; await pause(5))
    if (now() > until) throw new Error('the product opened no session');
  const session = sessions.shift();
  await pause(OPENING_MS);
  return { caller, session };
}

/** Has each caller ask all the questions; the callers start one after the other. */
async function turns({ callers, questions, tool = false }) {
  const waited = [];
  const running = [];
  for (let index = 0; index < callers; index++) {
    const { caller, session } = await streamed();
    const one = async () => {
      for (const question of questions) waited.push(await session.hear(caller, question, tool));
      caller.socket.close();
      await hangUp(caller.call);
    };
    running.push(one());
  }
  await Promise.all(running);
  return waited;
}

const attribute = (document, name) =>
  new RegExp(`${name}="([^"#]+)[^"]*"`).exec(document)?.[1]?.replaceAll('&amp;', '&');

/** The menu's answer is a document: measures the time from the carrier's request to the document. */
async function menu({ callers, questions }) {
  const waited = [];
  for (let index = 0; index < callers; index++) {
    const call = newCall(settings.menuNumber);
    let document = await post(`${settings.url}/twilio/voice`, call);
    for (const question of questions) {
      const action = attribute(document, 'action');
      if (!action) throw new Error(`no menu in the document: ${document.slice(0, 300)}`);
      const asked = now();
      const said = { CallStatus: 'in-progress', SpeechResult: question, Confidence: '0.9' };
      document = await post(action, { ...call, ...said });
      waited.push({ ms: now() - asked, rounds: 0 });
    }
    await hangUp(call);
  }
  return waited;
}

const commands = { settings: (given) => void (settings = given), turns, menu };

// The product checks whether the carrier's REST interface is available.
const server = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end('{}'));
new WebSocketServer({ server }).on('connection', (socket) => sessions.push(new Session(socket)));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', async ({ command, ...rest }) => {
  try {
    process.send({ result: (await commands[command](rest)) ?? null });
  } catch (error) {
    process.send({ error: error.message });
  }
});
