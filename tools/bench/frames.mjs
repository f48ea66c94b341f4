// WebSocket frames written and read by hand: the stand-ins share one core and must cost less than what they measure.
import { randomBytes } from 'node:crypto';

/** Returns the microseconds of the machine's monotonic clock, the same in every process. */
export function microseconds() {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e6 + nanoseconds / 1e3;
}

const TEXT = 0x81;
const PONG = 0x8a;
const PING = 0x9;
const CLOSE = 0x8;

function header(length, first, masked) {
  const extra = masked ? 4 : 0;
  const bit = masked ? 0x80 : 0;
  const head = Buffer.allocUnsafe((length < 126 ? 2 : 4) + extra);
  head[0] = first;
  if (length < 126) head[1] = length | bit;
  else {
    head[1] = 126 | bit;
    head.writeUInt16BE(length, 2);
  }
  return head;
}

function apply(mask, data) {
  for (let at = 0; at < data.length; at++) data[at] ^= mask[at & 3];
}

/** Returns a text frame as a server sends it; below 64 kB. */
export function serverText(text) {
  const data = Buffer.from(text, 'latin1');
  return Buffer.concat([header(data.length, TEXT, false), data]);
}

/** Returns the pong for a ping, as a server sends it. */
export function serverPong(data) {
  return Buffer.concat([header(data.length, PONG, false), data]);
}

/** Writes text frames as a client does: masked. */
export class ClientWriter {
  constructor(socket) {
    this.socket = socket;
    this.mask = randomBytes(4);
  }

  text(text) {
    this.#write(TEXT, Buffer.from(text, 'latin1'));
  }

  pong(data) {
    this.#write(PONG, Buffer.from(data));
  }

  #write(first, data) {
    const head = header(data.length, first, true);
    this.mask.copy(head, head.length - 4);
    apply(this.mask, data);
    this.socket.write(Buffer.concat([head, data]));
  }
}

/**
 * Splits a stream of bytes into frames. Supports unfragmented frames below 64 kB, which is what both sides here send.
 */
export class FrameReader {
  constructor({ text, ping, close }) {
    this.rest = null;
    this.handlers = { text, ping, close };
  }

  push(chunk) {
    const data = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = null;
    let at = 0;
    while (data.length - at >= 2) {
      const end = this.#frame(data, at);
      if (end < 0) break;
      at = end;
    }
    if (at < data.length) this.rest = data.subarray(at);
  }

  #frame(data, at) {
    const masked = (data[at + 1] & 0x80) !== 0;
    let length = data[at + 1] & 0x7f;
    let body = at + 2;
    if (length === 126) {
      if (data.length - at < 4) return -1;
      length = data.readUInt16BE(at + 2);
      body = at + 4;
    }
    if (masked) body += 4;
    if (data.length < body + length) return -1;
    const payload = data.subarray(body, body + length);
    if (masked) apply(data.subarray(body - 4, body), payload);
    this.#hand(data[at] & 0xf, payload);
    return body + length;
  }

  #hand(opcode, payload) {
    if (opcode === 1) this.handlers.text(payload);
    else if (opcode === PING) this.handlers.ping?.(payload);
    else if (opcode === CLOSE) this.handlers.close?.();
  }
}

/**
 * 20 ms of mu-law are 160 bytes, 216 letters of base64. Digits are letters of base64 too, so times are written as plain
 * text.
 */
const FRAME_LETTERS = 216;
export const NOTHING = '/'.repeat(FRAME_LETTERS - 2) + '==';

/** Returns audio that contains its call and the time at which it was sent. */
export function stamped(call, sentAt) {
  const stamp = String(Math.round(sentAt)).padStart(16, '0') + String(call).padStart(8, '0') + '0'.repeat(16);
  return stamp + NOTHING.slice(stamp.length);
}

export function numberAt(buffer, start, digits) {
  let value = 0;
  for (let at = start; at < start + digits; at++) {
    const digit = buffer[at] - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
