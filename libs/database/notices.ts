import { createHmac, timingSafeEqual } from 'node:crypto';

/** `live`: a tenant's committed changes, for screens. `leave`: a process asks another to leave a stream. */
export type NoticeKind = 'live' | 'leave';

/** SHA-256 takes 64 bytes at a time; HMAC (RFC 2104) fills its key up to that and mixes it with these bytes. */
const blockBytes = 64;
const innerByte = 0x36;
const outerByte = 0x5c;

const signed = /^(.+)\.([0-9a-f]{64})$/s;
const tenantLength = 36;

/**
 * Where processes send each other notices, and how they recognize them. Any login may NOTIFY and LISTEN on any channel,
 * so the names of our channels are secrets, and each notice is signed: a tenant's with a key that is valid for that
 * tenant alone, because SQL inside its transaction can see it.
 */
export class NoticeKeys {
  /** @param root a key that only processes of the api have, 32 bytes. */
  constructor(private readonly root: Buffer) {}

  channel(kind: NoticeKind): string {
    return `voicecore_${kind}_${this.derive(`channel ${kind}`).toString('hex', 0, 16)}`;
  }

  /**
   * Returns what `app.notify_live` signs a tenant's notice with and where it sends it: HMAC's two key blocks, and the
   * channel.
   */
  sealOf(tenantId: string): Buffer {
    const key = this.keyOf('live', tenantId);
    const block = (byte: number): Buffer =>
      Buffer.alloc(blockBytes, byte).map((mixed, index) => mixed ^ (key[index] ?? 0)) as Buffer;
    return Buffer.concat([block(innerByte), block(outerByte), Buffer.from(this.channel('live'))]);
  }

  sign(kind: NoticeKind, notice: string): string {
    return `${notice}.${this.mac(kind, notice).toString('hex')}`;
  }

  /** Returns the notice in a payload; null if it was not sent by one of our processes. */
  open(kind: NoticeKind, payload: string): string | null {
    const [, notice, mac] = signed.exec(payload) ?? [];
    if (notice === undefined || mac === undefined) return null;
    return timingSafeEqual(Buffer.from(mac, 'hex'), this.mac(kind, notice)) ? notice : null;
  }

  private mac(kind: NoticeKind, notice: string): Buffer {
    return createHmac('sha256', this.keyOf(kind, notice.slice(0, tenantLength)))
      .update(notice)
      .digest();
  }

  /** A tenant's notice begins with its id. */
  private keyOf(kind: NoticeKind, tenantId: string): Buffer {
    return this.derive(kind === 'live' ? `live ${tenantId}` : kind);
  }

  private derive(use: string): Buffer {
    return createHmac('sha256', this.root).update(use).digest();
  }
}
