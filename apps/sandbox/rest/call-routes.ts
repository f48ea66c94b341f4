import type { Start } from '../switchboard/board';
import type { Call } from '../switchboard/call';
import type { Exchange } from '../switchboard/exchange';
import { setupOf, timeoutMs, type Account } from './new-call';
import { showCall } from './resources';
import { invalid, notFound } from './rest-error';
import { ok, page, type RestRequest, type Router } from './router';
import type { StartPace } from './start-pace';

const MAX_TWIML = 4_000;

/** Returns the document named by `Url` or `Twiml`. @returns null when neither is given */
export function startOf(form: URLSearchParams): Start | null {
  const [url, twiml] = [form.get('Url'), form.get('Twiml')];
  if (url && twiml) throw invalid(21_218, 'Url and Twiml cannot be used together');
  if (twiml) {
    if (twiml.length > MAX_TWIML) throw invalid(21_218, 'Twiml is longer than 4000 characters');
    return { twiml };
  }
  if (!url) return null;
  if (!/^https?:\/\//.test(url)) throw invalid(21_205, 'Url is not a valid URL');
  return { url, method: form.get('Method') ?? 'POST' };
}

function update(exchange: Exchange, call: Call, form: URLSearchParams): void {
  const status = form.get('Status');
  const start = startOf(form);
  if (call.ended) throw invalid(21_220, 'Call is not in-progress. Cannot redirect.');
  if (status === 'completed') call.end('completed', 'ended by REST');
  else if (status === 'canceled') {
    if (call.answeredAt !== null) throw invalid(21_220, 'Call is in-progress. Cannot cancel.');
    call.end('canceled', 'canceled by REST');
  } else if (status !== null) throw invalid(21_218, 'Status must be completed or canceled');
  else if (start) exchange.run(call, start);
  else throw invalid(21_218, 'Nothing to update');
}

export function callRoutes(router: Router, exchange: Exchange, pace: StartPace, account: Account): void {
  const { accountSid } = exchange;
  const find = ({ parts, path }: RestRequest): Call => {
    const call = exchange.calls.find(parts['sid'] ?? '');
    if (!call) throw notFound(path);
    return call;
  };
  router
    .on('GET', '/Calls.json', (request) => {
      const { query } = request;
      const wanted = (name: string, value: string): boolean => !query.get(name) || query.get(name) === value;
      const calls = exchange.calls
        .list()
        .filter((call) => wanted('Status', call.status) && wanted('To', call.setup.to))
        .filter((call) => wanted('From', call.setup.from) && wanted('ParentCallSid', call.setup.parentSid ?? ''));
      return page(
        'calls',
        calls.map((call) => showCall(accountSid, call)),
        request,
      );
    })
    .on('POST', '/Calls.json', ({ form }) => {
      const start = startOf(form);
      const setup = setupOf(form, account);
      if (!start) throw invalid(21_205, 'Url or Twiml is required');
      const call = exchange.dialOut(setup, start, timeoutMs(form), pace.next());
      return ok(showCall(accountSid, call), 201);
    })
    .on('GET', '/Calls/:sid.json', (request) => ok(showCall(accountSid, find(request))))
    .on('POST', '/Calls/:sid.json', (request) => {
      const call = find(request);
      update(exchange, call, request.form);
      return ok(showCall(accountSid, call));
    });
}
