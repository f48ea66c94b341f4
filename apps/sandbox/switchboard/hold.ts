import { waitUntilInterrupted } from '../verbs/waiting';
import type { Board } from './board';
import type { Conference } from './conference';
import type { Participant } from './participant';
import type { Start } from './running';

/** The participants on hold, each with what it hears in the meantime. */
export class Holds {
  private readonly running = new Map<Participant, AbortController>();

  constructor(private readonly board: Board) {}

  /** Takes a participant out of the conference's audio; with `document` null it hears the carrier's own music. */
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
