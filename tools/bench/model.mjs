// The model's stand-in: speaks the Realtime protocol and sends every frame of the caller back as its answer, so that
// one frame measures both directions. On /relay it echoes at once and expects no session.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { FrameReader, microseconds, NOTHING, numberAt, serverPong, serverText } from './frames.mjs';

const APPEND = '{"type":"input_audio_buffer.append","audio":"';
/** Every call is interrupted at this interval; people take turns about as often. */
const TURN_MS = 10_000;
/** The time from the start to the end of what the caller says. */
const SPEECH_MS = 300;
/**
 * How far the audio is ahead of its playback at the start of an answer, as with a model that is faster than speech, ms.
 */
const AHEAD_MS = 400;
const FRAME_MS = 20;

const counts = { received: 0, echoed: 0 };
/**
 * While openings are measured: how long the model thinks, ms, and whether its words are the requested ones or one more.
 */
let openings = null;
let interruptions = [];

class Session {
  constructor(socket, relay) {
    this.socket = socket;
    this.relay = relay;
    this.echoing = relay;
    this.call = -1;
    this.isHearing = false;
    this.turns = 0;
    this.answers = 0;
    this.frames = 0;
    this.responseId = null;
    this.item = 'item_relay';
    this.head = this.#head('resp_relay');
  }

  start() {
    if (this.relay) return this.#later(() => this.#interrupt(), TURN_MS * Math.random());
    this.send({ type: 'session.created', event_id: 'event_1', session: { id: 'sess_1', expires_at: 2_000_000_000 } });
  }

  send(event) {
    this.socket.write(serverText(JSON.stringify(event)));
  }

  take(frame) {
    if (frame[9] === 0x69 && frame.latin1Slice(0, APPEND.length) === APPEND) return this.#audio(frame);
    const event = JSON.parse(frame.toString());
    if (event.type === 'session.update') return this.#session(event);
    if (event.type === 'response.create') return this.#create(event);
    if (event.type === 'response.cancel') return this.#done('cancelled');
    if (event.type === 'conversation.item.truncate') this.send({ type: 'conversation.item.truncated', ...event });
  }

  #audio(frame) {
    const sentAt = numberAt(frame, APPEND.length, 16);
    if (sentAt < 0) return;
    counts.received++;
    this.call = numberAt(frame, APPEND.length + 16, 8);
    this.#hearFirst();
    if (!this.echoing) return;
    counts.echoed++;
    this.frames++;
    const stamp =
      frame.latin1Slice(APPEND.length, APPEND.length + 24) + String(Math.round(microseconds())).padStart(16, '0');
    this.socket.write(serverText(`${this.head}${stamp}${NOTHING.slice(stamp.length)}"}`));
    if (this.frames % 25 === 0) this.#words();
  }

  #ahead() {
    for (let ms = 0; ms < AHEAD_MS; ms += FRAME_MS) this.socket.write(serverText(`${this.head}${NOTHING}"}`));
  }

  /** Speaks fixed words as requested: the opening of a call. */
  #says(words) {
    const transcript = openings?.exact === false ? `Hello, ${words}` : words;
    this.#ahead();
    const place = { response_id: this.responseId, item_id: this.item };
    this.send({ type: 'response.output_audio.done', ...place });
    this.send({ type: 'response.output_audio_transcript.done', ...place, transcript });
    this.#done('completed');
  }

  #words() {
    const delta = ' and half a second more of it';
    this.send({
      type: 'response.output_audio_transcript.delta',
      response_id: this.responseId,
      item_id: this.item,
      delta,
    });
  }

  #session(event) {
    this.send({ type: 'session.updated', event_id: 'event_2', session: event.session });
  }

  /** The first turn begins with the caller's audio: a session is opened before there is a caller to hear. */
  #hearFirst() {
    if (this.isHearing || this.relay) return;
    this.isHearing = true;
    if (openings === null) this.#later(() => this.#turn(), 100);
  }

  #create(event) {
    if (event.response?.conversation === 'none') return this.#refuseAside(event.response);
    this.turns++;
    this.responseId = `resp_${this.turns}`;
    this.item = `item_${this.turns}`;
    this.head = this.#head(this.responseId);
    const response = { id: this.responseId, status: 'in_progress', metadata: event.response?.metadata ?? null };
    this.send({ type: 'response.created', response });
    this.send({ type: 'response.output_item.added', response_id: this.responseId, item: { type: 'message' } });
    const words = /"([\s\S]*)"/.exec(event.response?.instructions ?? '')?.[1];
    if (words !== undefined) return this.#later(() => this.#says(words), openings?.thinkMs ?? 0);
    this.#ahead();
    this.echoing = true;
    this.answers++;
    this.#later(() => this.#interrupt(), this.answers === 1 ? TURN_MS * (0.2 + 0.8 * Math.random()) : TURN_MS);
  }

  /** Out-of-band requests are not answered here: the answer would come between the frames that are measured. */
  #refuseAside({ metadata }) {
    const response = { id: `aside_${this.turns}`, metadata: metadata ?? null, output: [] };
    this.send({ type: 'response.created', response: { ...response, status: 'in_progress' } });
    this.send({ type: 'response.done', response: { ...response, status: 'failed' } });
  }

  /** Simulates a caller who speaks during the answer. */
  #interrupt() {
    this.echoing = false;
    interruptions.push({ call: this.call, at: microseconds() });
    this.send({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1, item_id: `said_${this.turns}` });
    if (this.relay) {
      this.#later(() => (this.echoing = true), SPEECH_MS);
      this.#later(() => this.#interrupt(), TURN_MS);
    } else this.#later(() => this.#turn(), SPEECH_MS);
  }

  #turn() {
    const item_id = `said_${this.turns}`;
    this.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 2, item_id });
    this.send({ type: 'input_audio_buffer.committed', item_id, previous_item_id: null });
    this.send({
      type: 'conversation.item.input_audio_transcription.completed',
      item_id,
      transcript: 'Hello there, good morning.',
    });
  }

  #done(status) {
    this.send({ type: 'response.done', response: { id: this.responseId, status, output: [] } });
  }

  #head(responseId) {
    return `{"type":"response.output_audio.delta","event_id":"event_00000000","response_id":"${responseId}","item_id":"${this.item}","output_index":0,"content_index":0,"delta":"`;
  }

  #later(run, ms) {
    setTimeout(() => this.socket.writable && run(), ms);
  }
}

// The product checks whether the carrier's REST interface is available.
const server = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end('{}'));
server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.setNoDelay(true);
  const session = new Session(socket, request.url.startsWith('/relay'));
  const reader = new FrameReader({
    text: (frame) => session.take(frame),
    ping: (data) => socket.write(serverPong(data)),
    close: () => socket.end(),
  });
  socket.on('data', (chunk) => reader.push(chunk));
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  session.start();
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', ({ command, ...rest }) => {
  if (command === 'openings') openings = rest;
  if (command === 'begin') Object.assign(counts, { received: 0, echoed: 0 });
  process.send({ ...counts, interruptions });
  interruptions = [];
});
