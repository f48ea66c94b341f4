import { ringback } from '../audio/tones';
import type { Call } from '../switchboard/call';
import { placeOutbound, type OutboundLeg, type RingOutcome } from '../switchboard/outbound';
import { Interrupted, waitFor } from '../switchboard/patience';
import { loopSource } from '../switchboard/playback';
import { action, flag, resolve, whole, type Next, type Perform, type Running } from '../switchboard/running';
import { DocumentFault, type Verb } from '../twiml/document';
import type { CallEvent, StatusCallback } from '../switchboard/call';
import { dialConference } from './dial-conference';

const EVENTS: readonly CallEvent[] = ['initiated', 'ringing', 'answered', 'completed'];

function statusCallback(noun: Verb, running: Running): StatusCallback | undefined {
  const {
    statusCallback: url,
    statusCallbackMethod: method = 'POST',
    statusCallbackEvent = 'completed',
  } = noun.attributes;
  if (!url) return undefined;
  const named = statusCallbackEvent.split(' ');
  return { url: resolve(url, running), method, events: EVENTS.filter((event) => named.includes(event)) };
}

function address(noun: Verb): string {
  if (noun.name !== 'Client') return noun.text;
  return `client:${noun.children.find(({ name }) => name === 'Identity')?.text ?? noun.text}`;
}

function customOf(noun: Verb): Record<string, string> {
  const parameters = noun.children.filter(({ name }) => name === 'Parameter');
  return Object.fromEntries(parameters.map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']));
}

function legTo(dial: Verb, noun: Verb, running: Running): OutboundLeg {
  const { board, call } = running;
  const callback = statusCallback(noun, running);
  return placeOutbound(board, {
    from: dial.attributes['callerId'] ?? call.setup.from,
    to: address(noun),
    direction: 'outbound-dial',
    parentSid: call.sid,
    custom: customOf(noun),
    ...(callback ? { statusCallback: callback } : {}),
  });
}

/** Connects the audio of two calls until one of them ends. */
function bridge(one: Call, other: Call, signal: AbortSignal, limitMs: number): Promise<void> {
  return waitFor(signal, (done: () => void) => {
    const toOne = (): Buffer => other.leg.inbound;
    const toOther = (): Buffer => one.leg.inbound;
    one.leg.attach(toOne);
    other.leg.attach(toOther);
    const limit = setTimeout(done, limitMs);
    const unhook = other.onEnd(done);
    return () => {
      clearTimeout(limit);
      unhook();
      one.leg.detach(toOne);
      other.leg.detach(toOther);
    };
  });
}

/** Runs a document for the called party before the two are connected. @returns false when it hung up */
async function whisper(noun: Verb, leg: OutboundLeg, running: Running): Promise<boolean> {
  const { url, method = 'POST' } = noun.attributes;
  if (!url) return true;
  const signal = AbortSignal.any([running.signal, leg.call.signal]);
  const start = { url: resolve(url, running), method };
  try {
    return (await running.board.aside(leg.call, start, 'whisper', signal, () => ({}))) !== 'hangup';
  } catch (error) {
    if (error instanceof Interrupted && !running.signal.aborted) return false;
    throw error;
  }
}

interface Rung {
  readonly noun: Verb;
  readonly leg: OutboundLeg;
  readonly outcome: RingOutcome;
}

/**
 * Calls all at once; the first to answer stops the others. @returns the one that answered, otherwise the last to
 * decline
 */
async function ringTogether(dial: Verb, nouns: readonly Verb[], running: Running): Promise<Rung> {
  const timeoutMs = whole(dial, 'timeout', 30) * 1000;
  const others = new AbortController();
  const signal = AbortSignal.any([running.signal, others.signal]);
  let winner: Rung | null = null;
  const ring = async (noun: Verb): Promise<Rung> => {
    const leg = legTo(dial, noun, running);
    try {
      const outcome = await leg.ring(signal, timeoutMs);
      const rung = { noun, leg, outcome };
      if (outcome === 'answered' && winner === null) winner = rung;
      if (winner === rung) others.abort();
      else leg.call.end(outcome === 'answered' ? 'canceled' : outcome);
      return rung;
    } catch (error) {
      leg.call.end('canceled');
      if (!(error instanceof Interrupted) || running.signal.aborted) throw error;
      return { noun, leg, outcome: 'canceled' };
    }
  };
  const all = await Promise.all(nouns.map(ring));
  const answered = all.find(({ outcome }) => outcome === 'answered') ?? all.at(-1);
  if (!answered) throw new DocumentFault(12_200, '<Dial> without anyone to call');
  return answered;
}

async function dialTogether(dial: Verb, nouns: readonly Verb[], running: Running): Promise<Record<string, string>> {
  const { call, signal } = running;
  const ringing = loopSource(ringback);
  call.leg.attach(ringing);
  let rung: Rung | null = null;
  try {
    rung = await ringTogether(dial, nouns, running);
    call.leg.detach(ringing);
    const { noun, leg, outcome } = rung;
    if (outcome !== 'answered') return { DialCallStatus: outcome, DialCallSid: leg.call.sid };
    const joined = await whisper(noun, leg, running);
    if (joined && !leg.call.ended) await bridge(call, leg.call, signal, whole(dial, 'timeLimit', 14_400) * 1000);
    return {
      DialCallStatus: 'completed',
      DialCallSid: leg.call.sid,
      DialCallDuration: String(leg.call.durationSeconds),
      DialBridged: String(joined),
    };
  } finally {
    call.leg.detach(ringing);
    rung?.leg.call.end('completed');
  }
}

/** `<Dial>`: a conference, or phones: all at once, or with `sequential` one after the other until one answers. */
export const dial: Perform = async (verb, running): Promise<Next> => {
  const room = verb.children.find(({ name }) => name === 'Conference');
  if (room) return dialConference(verb, room, running);
  const plain: Verb = { name: 'Number', attributes: {}, children: [], text: verb.text };
  const nouns = verb.children.length > 0 ? verb.children : [plain];
  let params: Record<string, string> = { DialCallStatus: 'failed' };
  const rounds = flag(verb, 'sequential', false) ? nouns.map((noun) => [noun]) : [nouns];
  for (const round of rounds) {
    params = await dialTogether(verb, round, running);
    if (params['DialCallStatus'] === 'completed') break;
  }
  return action(verb, running, params, 'next');
};
