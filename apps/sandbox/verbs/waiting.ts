import { Interrupted, forever, pause } from '../switchboard/patience';
import type { Running, Start } from '../switchboard/running';
import type { Place } from '../twiml/grammar';
import type { Params } from '../wire/webhooks';
import { startMusic } from './speak';

/** An empty wait document is requested again only after this time. */
const EMPTY_DOCUMENT_MS = 1_000;

/**
 * Runs a document in a loop alongside the main one until it leaves, hangs up, or is interrupted.
 * Without a document there is music; an empty address is silence.
 */
export async function waitWith(
  document: Start | 'music' | 'silence',
  place: Place,
  running: Pick<Running, 'board' | 'call' | 'signal'>,
  extra: () => Params,
): Promise<'leave' | 'hangup'> {
  const { board, call, signal } = running;
  if (document === 'silence') return forever(signal);
  if (document === 'music') {
    const stop = startMusic(running);
    try {
      return await forever(signal);
    } finally {
      stop();
    }
  }
  for (;;) {
    const startedAt = Date.now();
    const outcome = await board.aside(call, document, place, signal, extra);
    if (outcome === 'leave' || outcome === 'hangup') return outcome;
    const rest = EMPTY_DOCUMENT_MS - (Date.now() - startedAt);
    if (rest > 0) await pause(signal, rest);
  }
}

/** Waits until interrupted from outside: an error in the wait document is reported, and music is played instead. */
export async function waitUntilInterrupted(
  document: Start | 'music' | 'silence',
  place: Place,
  running: Pick<Running, 'board' | 'call' | 'signal'>,
  extra: () => Params,
): Promise<void> {
  try {
    await waitWith(document, place, running, extra);
  } catch (error) {
    if (error instanceof Interrupted) return;
    running.board.alert(12_200, running.call.sid, error instanceof Error ? error.message : 'unknown');
    await waitWith('music', place, running, extra).catch((interruption: unknown) => {
      if (!(interruption instanceof Interrupted)) throw interruption;
    });
  }
}
