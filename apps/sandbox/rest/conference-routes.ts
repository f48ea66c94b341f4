import type { Start } from '../switchboard/board';
import type { Conference } from '../switchboard/conference';
import type { Exchange } from '../switchboard/exchange';
import type { Participant } from '../switchboard/participant';
import { setupOf, timeoutMs, type Account } from './new-call';
import { showConference, showParticipant } from './resources';
import { invalid, notFound } from './rest-error';
import { ok, page, type RestRequest, type Router } from './router';
import type { StartPace } from './start-pace';

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A participant created by REST enters with the same document as all others. */
function entryDocument(name: string, form: URLSearchParams): Start {
  const attributes: Record<string, string> = { beep: form.get('Beep') ?? 'true' };
  const copied = {
    Label: 'participantLabel',
    Muted: 'muted',
    StartConferenceOnEnter: 'startConferenceOnEnter',
    EndConferenceOnExit: 'endConferenceOnExit',
    CallSidToCoach: 'coach',
    WaitUrl: 'waitUrl',
    WaitMethod: 'waitMethod',
    ConferenceStatusCallback: 'statusCallback',
    ConferenceStatusCallbackMethod: 'statusCallbackMethod',
  };
  for (const [field, attribute] of Object.entries(copied)) {
    const value = form.get(field);
    if (value !== null) attributes[attribute] = value;
  }
  const events = form.getAll('ConferenceStatusCallbackEvent').join(' ');
  if (events) attributes['statusCallbackEvent'] = events;
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xml(value)}"`)
    .join('');
  return { twiml: `<Response><Dial><Conference${written}>${xml(name)}</Conference></Dial></Response>` };
}

function updateParticipant(
  exchange: Exchange,
  conference: Conference,
  participant: Participant,
  form: URLSearchParams,
): void {
  const muted = form.get('Muted');
  const hold = form.get('Hold');
  if (muted !== null) conference.mute(participant, muted === 'true');
  if (hold === 'false') exchange.holds.release(conference, participant);
  if (hold !== 'true') return;
  const url = form.get('HoldUrl');
  if (url && !/^https?:\/\//.test(url)) throw invalid(21_205, 'HoldUrl is not a valid URL');
  exchange.holds.hold(conference, participant, url ? { url, method: form.get('HoldMethod') ?? 'GET' } : null);
}

function participantRoutes(
  router: Router,
  exchange: Exchange,
  { pace, account }: { readonly pace: StartPace; readonly account: Account },
  find: (request: RestRequest) => Conference,
): void {
  const { accountSid } = exchange;
  const member = (request: RestRequest): { conference: Conference; participant: Participant } => {
    const conference = find(request);
    const participant = conference.find(request.parts['callSid'] ?? '');
    if (!participant) throw notFound(request.path);
    return { conference, participant };
  };
  router
    .on('GET', '/Conferences/:sid/Participants.json', (request) => {
      const conference = find(request);
      const { query } = request;
      const wanted = (name: string, value: boolean): boolean => !query.get(name) || query.get(name) === String(value);
      const shown = conference.participants.filter(({ muted, held }) => wanted('Muted', muted) && wanted('Hold', held));
      return page(
        'participants',
        shown.map((participant) => showParticipant(accountSid, conference, participant)),
        request,
      );
    })
    .on('POST', '/Conferences/:sid/Participants.json', ({ parts, form }) => {
      const known = exchange.conferences.find(parts['sid'] ?? '');
      const name = known?.name ?? parts['sid'] ?? '';
      const call = exchange.dialOut(setupOf(form, account), entryDocument(name, form), timeoutMs(form), pace.next());
      const conference = exchange.conferences.enter(name);
      return ok({ ...showCallAsParticipant(accountSid, conference, call.sid, form), status: 'queued' }, 201);
    })
    .on('GET', '/Conferences/:sid/Participants/:callSid.json', (request) => {
      const { conference, participant } = member(request);
      return ok(showParticipant(accountSid, conference, participant));
    })
    .on('POST', '/Conferences/:sid/Participants/:callSid.json', (request) => {
      const { conference, participant } = member(request);
      updateParticipant(exchange, conference, participant, request.form);
      return ok(showParticipant(accountSid, conference, participant));
    })
    .on('DELETE', '/Conferences/:sid/Participants/:callSid.json', (request) => {
      const { conference, participant } = member(request);
      conference.leave(participant, 'removed_via_api');
      return { status: 204 };
    });
}

function showCallAsParticipant(
  account: string,
  conference: Conference,
  callSid: string,
  form: URLSearchParams,
): object {
  return {
    account_sid: account,
    call_sid: callSid,
    conference_sid: conference.sid,
    label: form.get('Label'),
    muted: form.get('Muted') === 'true',
    hold: false,
    coaching: form.get('Coaching') === 'true',
    call_sid_to_coach: form.get('CallSidToCoach'),
    start_conference_on_enter: form.get('StartConferenceOnEnter') !== 'false',
    end_conference_on_exit: form.get('EndConferenceOnExit') === 'true',
    queue_time: '0',
    date_created: new Date().toUTCString().replace('GMT', '+0000'),
    date_updated: new Date().toUTCString().replace('GMT', '+0000'),
  };
}

export function conferenceRoutes(router: Router, exchange: Exchange, pace: StartPace, account: Account): void {
  const { accountSid } = exchange;
  const find = ({ parts, path }: RestRequest): Conference => {
    const conference = exchange.conferences.find(parts['sid'] ?? '');
    if (!conference) throw notFound(path);
    return conference;
  };
  router
    .on('GET', '/Conferences.json', (request) => {
      const { query } = request;
      const wanted = (name: string, value: string): boolean => !query.get(name) || query.get(name) === value;
      const shown = exchange.conferences
        .list()
        .filter(({ name, status }) => wanted('FriendlyName', name) && wanted('Status', status));
      return page(
        'conferences',
        shown.map((conference) => showConference(accountSid, conference)),
        request,
      );
    })
    .on('GET', '/Conferences/:sid.json', (request) => ok(showConference(accountSid, find(request))))
    .on('POST', '/Conferences/:sid.json', (request) => {
      const conference = find(request);
      if (request.form.get('Status') !== 'completed') throw invalid(21_218, 'Status must be completed');
      if (conference.status === 'completed') throw notFound(request.path);
      conference.end('conference-ended-via-api');
      return ok(showConference(accountSid, conference));
    });
  participantRoutes(router, exchange, { pace, account }, find);
}
