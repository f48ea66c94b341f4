import { WebSocket, type RawData } from 'ws';
import type { Board } from '../switchboard/board';
import { sign } from '../wire/signature';

/** How a media socket ended: closed cleanly by the server or by us, broken, or never opened. */
export type SocketEnd =
  { by: 'server' | 'carrier' | 'broken'; code: number } | { by: 'unopened'; code: 31_901 | 31_920 };

const HANDSHAKE_MS = 5_000;
const LOOPBACK = /^ws:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/;

/** True when the stream's URL is wss without a query; plain ws is accepted on loopback only. */
export function acceptableStreamUrl(url: string): boolean {
  if (!URL.canParse(url) || url.includes('?')) return false;
  return url.startsWith('wss://') || LOOPBACK.test(url);
}

export interface MediaHandlers {
  opened(): void;
  message(text: string): void;
  ended(end: SocketEnd): void;
}

/** One WebSocket to the customer's media server: signed like every request of the carrier, JSON text frames only. */
export class MediaSocket {
  private readonly socket: WebSocket;
  private over = false;
  private closedByUs = false;
  private opened = false;

  constructor(board: Board, callSid: string, url: string, handlers: MediaHandlers) {
    const bare = url.split('#', 1)[0] ?? url;
    this.socket = new WebSocket(bare, {
      headers: { 'X-Twilio-Signature': sign(board.authToken, bare), 'User-Agent': 'TwilioMediaStreams/1.0' },
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_MS,
    });
    const end = (how: SocketEnd): void => {
      if (this.over) return;
      this.over = true;
      handlers.ended(how);
    };
    this.socket.on('open', () => {
      this.opened = true;
      handlers.opened();
    });
    this.socket.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) board.alert(31_951, callSid, 'binary frame');
      else handlers.message(Buffer.isBuffer(data) ? data.toString('utf8') : '');
    });
    this.socket.on('unexpected-response', (_request, response) => {
      response.resume();
      this.socket.terminate();
      end({ by: 'unopened', code: 31_920 });
    });
    this.socket.on('error', () => {
      if (!this.opened) end({ by: 'unopened', code: 31_901 });
    });
    this.socket.on('close', (code) => end(this.closing(code)));
  }

  send(message: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(message);
  }

  /** Closes the socket with a close handshake. */
  close(): void {
    this.closedByUs = true;
    this.socket.close(1000);
  }

  /** Resets the socket without a close handshake. */
  reset(): void {
    this.socket.terminate();
  }

  hold(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  private closing(code: number): SocketEnd {
    if (this.closedByUs) return { by: 'carrier', code };
    if (!this.opened) return { by: 'unopened', code: 31_901 };
    return code === 1006 ? { by: 'broken', code } : { by: 'server', code };
  }
}
