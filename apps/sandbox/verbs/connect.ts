import { acceptableStreamUrl, type SocketEnd } from '../media/media-socket';
import { StreamSession } from '../media/stream-session';
import { forever, Interrupted, pause, waitFor } from '../switchboard/patience';
import { action, resolve, type Next, type Perform, type Running } from '../switchboard/running';
import type { Verb } from '../twiml/document';

/** How long a broken socket delays the next verb when the fault says that it is late, but not by how much. */
const GOES_ON_LATE_MS = 10_000;

interface StreamReport {
  readonly event: 'stream-started' | 'stream-stopped' | 'stream-error';
  readonly streamSid: string;
  readonly error?: string;
}

function tell(noun: Verb, running: Running, report: StreamReport): void {
  const { board, call } = running;
  const { statusCallback, statusCallbackMethod = 'POST', name } = noun.attributes;
  if (!statusCallback) return;
  board.webhooks.notify(resolve(statusCallback, running), statusCallbackMethod, {
    AccountSid: board.accountSid,
    CallSid: call.sid,
    StreamSid: report.streamSid,
    StreamName: name ?? report.streamSid,
    StreamEvent: report.event,
    ...(report.error ? { StreamError: report.error } : {}),
    Timestamp: new Date().toISOString(),
  });
}

/** Runs the stream until its socket is closed. */
function stream(noun: Verb, url: string, running: Running): Promise<SocketEnd> {
  const { board, call, signal } = running;
  const parameters = Object.fromEntries(
    noun.children.map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']),
  );
  return waitFor<SocketEnd>(signal, (done) => {
    let alive = true;
    const session: StreamSession = new StreamSession(
      board,
      call,
      { url, parameters },
      {
        started: () => tell(noun, running, { event: 'stream-started', streamSid: session.sid }),
        ended: (end) => {
          alive = false;
          const broken = end.by === 'broken' || end.by === 'unopened';
          if (end.by === 'unopened') board.alert(end.code, call.sid, 'media socket not opened');
          if (end.by === 'server') board.alert(31_921, call.sid, 'closed by the server');
          tell(noun, running, {
            event: broken ? 'stream-error' : 'stream-stopped',
            streamSid: session.sid,
            ...(broken ? { error: String(end.code) } : {}),
          });
          done(end);
        },
      },
    );
    return () => {
      if (!alive) return;
      session.leave();
      tell(noun, running, { event: 'stream-stopped', streamSid: session.sid });
    };
  });
}

/** After a clean close the next verb runs at once; after a broken socket there is no guarantee when. */
async function afterwards(end: SocketEnd, running: Running): Promise<void> {
  if (end.by !== 'broken' && end.by !== 'carrier') return;
  const { board, call, signal } = running;
  const late = board.faults.take('stream-goes-on-late', call.sid);
  if (late) await pause(signal, late.ms || GOES_ON_LATE_MS);
  if (board.faults.take('stream-goes-on-never', call.sid)) await forever(signal);
}

export const connect: Perform = async (verb, running): Promise<Next> => {
  const [noun] = verb.children;
  if (!noun) return 'next';
  const { board, call } = running;
  const url = resolve(noun.attributes['url'] ?? '', running);
  if (running.signal.aborted) throw new Interrupted();
  const refused = board.faults.take('media-refuse', call.sid, url);
  if (refused || !acceptableStreamUrl(url)) {
    board.alert(31_920, call.sid, refused ? 'refused by an injected fault' : 'not a stream URL');
    tell(noun, running, { event: 'stream-error', streamSid: '', error: '31920' });
  } else {
    await afterwards(await stream(noun, url, running), running);
  }
  return action(verb, running, {}, 'next');
};
