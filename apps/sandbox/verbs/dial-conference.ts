import type { ConferenceCallback } from '../switchboard/conference';
import type { JoinOptions, Participant } from '../switchboard/participant';
import { waitFor } from '../switchboard/patience';
import { action, flag, resolve, whole, type Next, type Running, type Start } from '../switchboard/running';
import type { Verb } from '../twiml/document';
import { waitUntilInterrupted } from './waiting';

function joinOptions(noun: Verb): JoinOptions {
  return {
    label: noun.attributes['participantLabel'] ?? null,
    muted: flag(noun, 'muted', false),
    beep: noun.attributes['beep'] ?? 'true',
    startOnEnter: flag(noun, 'startConferenceOnEnter', true),
    endOnExit: flag(noun, 'endConferenceOnExit', false),
    coach: noun.attributes['coach'] ?? null,
  };
}

function callbackOf(noun: Verb, running: Running): ConferenceCallback | null {
  const { statusCallback, statusCallbackMethod = 'POST', statusCallbackEvent = 'start end' } = noun.attributes;
  if (!statusCallback) return null;
  return {
    url: resolve(statusCallback, running),
    method: statusCallbackMethod,
    events: statusCallbackEvent.split(' '),
  };
}

function waitDocument(noun: Verb, running: Running): Start | 'music' | 'silence' {
  const { waitUrl, waitMethod = 'POST' } = noun.attributes;
  if (waitUrl === undefined) return 'music';
  return waitUrl === '' ? 'silence' : { url: resolve(waitUrl, running), method: waitMethod };
}

/** Waits for the conference to start, then stays in it until this participant leaves. */
function stay(participant: Participant, started: boolean, dial: Verb, noun: Verb, running: Running): Promise<string> {
  const { call, signal } = running;
  return waitFor<string>(signal, (done) => {
    const waiting = new AbortController();
    const begin = (): void => {
      waiting.abort();
      participant.attach();
    };
    participant.follow(begin, done);
    if (started) begin();
    else {
      const both = AbortSignal.any([signal, waiting.signal]);
      void waitUntilInterrupted(waitDocument(noun, running), 'hold', { ...running, signal: both }, () => ({}));
    }
    const limit = setTimeout(() => done('participant_left'), whole(dial, 'timeLimit', 14_400) * 1000);
    const star = (digit: string): void => {
      if (digit === '*' && flag(dial, 'hangupOnStar', false)) done('participant_left');
    };
    const deaf = call.leg.listen({ digit: star });
    return () => {
      waiting.abort();
      clearTimeout(limit);
      deaf();
    };
  });
}

/**
 * `<Dial><Conference>`: the rest of the document runs when the participant leaves the conference without hanging up.
 */
export async function dialConference(dial: Verb, noun: Verb, running: Running): Promise<Next> {
  const { board, call, signal } = running;
  const conference = board.conferences.enter(noun.text);
  const participant = conference.join(call, joinOptions(noun), callbackOf(noun, running));
  if (!participant) {
    board.alert(16_025, call.sid, 'participant label is already in use');
    return 'next';
  }
  const since = Date.now();
  try {
    await stay(participant, conference.status === 'in-progress', dial, noun, running);
  } finally {
    const reason = signal.reason === 'redirect' ? 'participant_updated_via_api' : 'participant_hung_up';
    conference.leave(participant, signal.aborted ? reason : 'participant_left');
  }
  const seconds = Math.round((Date.now() - since) / 1000);
  return action(dial, running, { DialCallStatus: 'answered', DialCallDuration: String(seconds) }, 'next');
}
