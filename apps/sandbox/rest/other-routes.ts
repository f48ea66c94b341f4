import type { Exchange } from '../switchboard/exchange';
import type { Queue, QueueEntry } from '../switchboard/queues';
import { startOf } from './call-routes';
import { showMember, showQueue, showRecording } from './resources';
import { invalid, notFound } from './rest-error';
import { ok, page, type RestRequest, type Router } from './router';

export function accountRoutes(router: Router, { accountSid }: Exchange): void {
  router.on('GET', '.json', () =>
    ok({
      sid: accountSid,
      friendly_name: 'Sandbox',
      status: 'active',
      type: 'Full',
      uri: `/2010-04-01/Accounts/${accountSid}.json`,
    }),
  );
}

export function queueRoutes(router: Router, exchange: Exchange): void {
  const { accountSid, queues } = exchange;
  const find = ({ parts, path }: RestRequest): Queue => {
    const queue = queues.find(parts['sid'] ?? '');
    if (!queue) throw notFound(path);
    return queue;
  };
  const member = (request: RestRequest): { queue: Queue; entry: QueueEntry } => {
    const queue = find(request);
    const who = request.parts['callSid'];
    const entry = who === 'Front' ? queue.entries[0] : queue.entries.find(({ call }) => call.sid === who);
    if (!entry) throw notFound(request.path);
    return { queue, entry };
  };
  router
    .on('GET', '/Queues.json', (request) =>
      page(
        'queues',
        queues.list().map((queue) => showQueue(accountSid, queue)),
        request,
      ),
    )
    .on('GET', '/Queues/:sid.json', (request) => ok(showQueue(accountSid, find(request))))
    .on('GET', '/Queues/:sid/Members.json', (request) => {
      const queue = find(request);
      return page(
        'queue_members',
        queue.entries.map((entry) => showMember(accountSid, queue, entry)),
        request,
      );
    })
    .on('GET', '/Queues/:sid/Members/:callSid.json', (request) => {
      const { queue, entry } = member(request);
      return ok(showMember(accountSid, queue, entry));
    })
    .on('POST', '/Queues/:sid/Members/:callSid.json', (request) => {
      const { queue, entry } = member(request);
      const start = startOf(request.form);
      if (!start) throw invalid(21_205, 'Url is required');
      exchange.run(entry.call, start);
      return ok(showMember(accountSid, queue, entry));
    });
}

export function recordingRoutes(router: Router, { accountSid, recordings }: Exchange): void {
  const find = ({ parts, path }: RestRequest): NonNullable<ReturnType<typeof recordings.find>> => {
    const recording = recordings.find(parts['sid'] ?? '');
    if (!recording) throw notFound(path);
    return recording;
  };
  router
    .on('GET', '/Recordings.json', (request) =>
      page(
        'recordings',
        recordings
          .list()
          .filter(({ callSid }) => !request.query.get('CallSid') || request.query.get('CallSid') === callSid)
          .map((recording) => showRecording(accountSid, recording)),
        request,
      ),
    )
    .on('GET', '/Recordings/:sid.json', (request) => ok(showRecording(accountSid, find(request))))
    .on('GET', '/Recordings/:sid.wav', (request) => ({ status: 200, wav: find(request).wav }))
    .on('GET', '/Recordings/:sid', (request) => ({ status: 200, wav: find(request).wav }))
    .on('DELETE', '/Recordings/:sid.json', (request) => {
      if (!recordings.delete(request.parts['sid'] ?? '')) throw notFound(request.path);
      return { status: 204 };
    });
}
