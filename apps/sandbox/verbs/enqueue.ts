import { Interrupted } from '../switchboard/patience';
import type { Queue, QueueEntry } from '../switchboard/queues';
import { action, resolve, whole, type Next, type Perform, type Running, type Start } from '../switchboard/running';
import type { Verb } from '../twiml/document';
import type { Params } from '../wire/webhooks';
import { waitWith } from './waiting';

function waitDocument(verb: Verb, running: Running): Start | 'music' | 'silence' {
  const { waitUrl, waitUrlMethod = 'POST' } = verb.attributes;
  if (waitUrl === undefined) return 'music';
  return waitUrl === '' ? 'silence' : { url: resolve(waitUrl, running), method: waitUrlMethod };
}

function result(queue: Queue, entry: QueueEntry, outcome: string): Params {
  const seconds = Math.round((Date.now() - entry.since) / 1000);
  return { QueueResult: outcome, QueueSid: queue.sid, QueueTime: String(seconds) };
}

/** Requests the action for a caller who is taken away while waiting; the document it returns has nowhere to run. */
function tellAction(verb: Verb, running: Running, params: Params): void {
  const { action: address, method = 'POST' } = verb.attributes;
  const { board, call } = running;
  if (address) board.webhooks.notify(resolve(address, running), method, { ...call.params(), ...params });
}

export const enqueue: Perform = async (verb, running): Promise<Next> => {
  const { board, call, signal } = running;
  const queue = board.queues.open(verb.text);
  queue.maxSize = whole(verb, 'maxQueueSize', queue.maxSize);
  if (queue.full) {
    return action(verb, running, { QueueResult: 'queue-full', QueueSid: queue.sid, QueueTime: '0' }, 'next');
  }
  const entry = queue.join(call);
  try {
    const outcome = await waitWith(waitDocument(verb, running), 'wait', running, () => queue.waitParams(entry));
    if (outcome === 'hangup') return 'hangup';
    return action(verb, running, result(queue, entry, 'leave'), 'next');
  } catch (error) {
    if (error instanceof Interrupted) {
      tellAction(verb, running, result(queue, entry, signal.reason === 'redirect' ? 'redirected' : 'hangup'));
      throw error;
    }
    board.alert(12_200, call.sid, error instanceof Error ? error.message : 'unknown');
    return action(verb, running, result(queue, entry, 'error'), 'next');
  } finally {
    queue.leave(entry);
  }
};
