import { Injectable } from '@nestjs/common';
import type { CallId } from '@voicecore/domain/kernel';

/** A stream that this process carries. */
export interface OwnedStream {
  /** The step `n` whose document opened the stream. */
  readonly n: number;
  /** Finishes the current sentence, within a few seconds at most, and closes the socket so that the carrier goes on. */
  leave(): void;
}

/** The streams of this process, by call. */
@Injectable()
export class StreamOwners {
  private readonly streams = new Map<CallId, OwnedStream>();

  own(callId: CallId, stream: OwnedStream): void {
    this.streams.set(callId, stream);
  }

  /** Removes a stream; a newer stream that took its place stays. */
  release(callId: CallId, stream: OwnedStream): void {
    if (this.streams.get(callId) === stream) this.streams.delete(callId);
  }

  /** Leaves the stream of a call; returns false when this process does not carry it. */
  leave(callId: CallId, n: number): boolean {
    const stream = this.streams.get(callId);
    if (stream === undefined || stream.n > n) return false;
    stream.leave();
    return true;
  }

  get size(): number {
    return this.streams.size;
  }
}
