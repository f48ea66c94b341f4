import type { Call } from '../switchboard/call';
import type { Conference } from '../switchboard/conference';
import type { Participant } from '../switchboard/participant';
import type { Queue, QueueEntry } from '../switchboard/queues';
import type { Recording } from '../switchboard/recordings';

/**
 * Resources as the REST interface writes them: snake_case, dates as in RFC 2822, numbers as strings where Twilio does
 * so.
 */

const VERSION = '2010-04-01';

function date(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toUTCString().replace('GMT', '+0000');
}

export function showCall(account: string, call: Call): object {
  const { sid, setup, status, createdAt, answeredAt, endedAt } = call;
  return {
    sid,
    account_sid: account,
    api_version: VERSION,
    parent_call_sid: setup.parentSid ?? null,
    from: setup.from,
    from_formatted: setup.from,
    to: setup.to,
    to_formatted: setup.to,
    phone_number_sid: '',
    status,
    direction: setup.direction,
    date_created: date(createdAt),
    date_updated: date(endedAt ?? answeredAt ?? createdAt),
    start_time: date(answeredAt),
    end_time: date(endedAt),
    duration: endedAt === null ? null : String(call.durationSeconds),
    price: null,
    price_unit: 'USD',
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    trunk_sid: null,
    queue_time: '0',
    annotation: null,
    uri: `/${VERSION}/Accounts/${account}/Calls/${sid}.json`,
    subresource_uris: {},
  };
}

export function showConference(account: string, conference: Conference): object {
  const { sid, name, status, createdAt, endedBecause } = conference;
  return {
    sid,
    account_sid: account,
    api_version: VERSION,
    friendly_name: name,
    status,
    region: 'us1',
    reason_conference_ended: endedBecause,
    call_sid_ending_conference: null,
    date_created: date(createdAt),
    date_updated: date(createdAt),
    uri: `/${VERSION}/Accounts/${account}/Conferences/${sid}.json`,
    subresource_uris: {},
  };
}

export function showParticipant(account: string, conference: Conference, participant: Participant): object {
  const { call, options, muted, held, joinedAt } = participant;
  return {
    account_sid: account,
    call_sid: call.sid,
    conference_sid: conference.sid,
    label: options.label,
    call_sid_to_coach: options.coach,
    coaching: options.coach !== null,
    muted,
    hold: held,
    status: call.ended ? 'complete' : call.answeredAt === null ? 'ringing' : 'connected',
    start_conference_on_enter: options.startOnEnter,
    end_conference_on_exit: options.endOnExit,
    queue_time: '0',
    date_created: date(joinedAt),
    date_updated: date(joinedAt),
    uri: `/${VERSION}/Accounts/${account}/Conferences/${conference.sid}/Participants/${call.sid}.json`,
  };
}

export function showQueue(account: string, queue: Queue): object {
  return {
    sid: queue.sid,
    account_sid: account,
    friendly_name: queue.name,
    current_size: queue.entries.length,
    max_size: queue.maxSize,
    average_wait_time: queue.averageWaitSeconds,
    date_created: date(queue.createdAt),
    date_updated: date(queue.createdAt),
    uri: `/${VERSION}/Accounts/${account}/Queues/${queue.sid}.json`,
    subresource_uris: {},
  };
}

export function showMember(account: string, queue: Queue, entry: QueueEntry): object {
  return {
    call_sid: entry.call.sid,
    queue_sid: queue.sid,
    position: queue.entries.indexOf(entry) + 1,
    date_enqueued: date(entry.since),
    wait_time: Math.round((Date.now() - entry.since) / 1000),
    uri: `/${VERSION}/Accounts/${account}/Queues/${queue.sid}/Members/${entry.call.sid}.json`,
  };
}

export function showRecording(account: string, recording: Recording): object {
  const { sid, callSid, source, startedAt, durationSeconds } = recording;
  return {
    sid,
    account_sid: account,
    api_version: VERSION,
    call_sid: callSid,
    conference_sid: null,
    channels: 1,
    source,
    status: 'completed',
    error_code: null,
    duration: String(durationSeconds),
    start_time: date(startedAt),
    date_created: date(startedAt),
    date_updated: date(startedAt),
    price: null,
    price_unit: 'USD',
    encryption_details: null,
    uri: `/${VERSION}/Accounts/${account}/Recordings/${sid}.json`,
    subresource_uris: {},
  };
}
