import { waitUntilInterrupted } from '../verbs/waiting';
import type { Board } from './board';
import type { Conference } from './conference';
import type { Participant } from './participant';
import type { Start } from './running';

/** Participants on hold, each with what it hears meanwhile. */
export class Holds {
  private readonly running = new Map<Participant, AbortController>();

  constructor(private readonly board: Board) {}

  /** Takes a participant out of the room's sound; `document` null is the carrier's own music. */
  hold(conference: Conference, participant: Participant, document: Start | null): void {
    this.running.get(participant)?.abort();
    const holding = new AbortController();
    this.running.set(participant, holding);
    conference.hold(participant, true);
    const signal = AbortSignal.any([holding.signal, participant.call.signal]);
    const { board } = this;
    void waitUntilInterrupted(document ?? 'music', 'hold', { board, call: participant.call, signal }, () => ({
      ConferenceSid: conference.sid,
      FriendlyName: conference.name,
    }));
  }

  release(conference: Conference, participant: Participant): void {
    this.running.get(participant)?.abort();
    this.running.delete(participant);
    conference.hold(participant, false);
    if (conference.status === 'in-progress' && conference.participants.includes(participant)) participant.attach();
  }
}
