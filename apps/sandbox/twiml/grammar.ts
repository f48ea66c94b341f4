import { DocumentFault, type Verb } from './document';

/** The values that one attribute may have: a closed list, a pattern, or anything. */
type Value = readonly string[] | RegExp | 'text';
interface Shape {
  readonly attributes: Readonly<Record<string, Value>>;
  readonly children: readonly string[];
  readonly text?: 'required' | 'allowed';
  readonly required?: readonly string[];
}

const bool = ['true', 'false'] as const;
const method = ['GET', 'POST'] as const;
const whole = /^\d+$/;
const url = 'text';
const events = /^[a-z-]+( [a-z-]+)*$/;

const say: Shape = {
  attributes: { voice: 'text', language: /^[a-z]{2,3}-[A-Z]{2}$/, loop: whole },
  children: ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'],
  text: 'required',
};

const dialNoun: Readonly<Record<string, Value>> = {
  url,
  method,
  statusCallback: url,
  statusCallbackEvent: events,
  statusCallbackMethod: method,
};

/**
 * The verbs and nouns that this carrier supports; anything not listed here is rejected, as the real carrier's schema
 * would.
 */
const shapes: Readonly<Record<string, Shape>> = {
  Say: say,
  Play: { attributes: { loop: whole, digits: /^[0-9A-D*#wW]+$/ }, children: [], text: 'allowed' },
  Pause: { attributes: { length: whole }, children: [] },
  Redirect: { attributes: { method }, children: [], text: 'required' },
  Hangup: { attributes: {}, children: [] },
  Leave: { attributes: {}, children: [] },
  Reject: { attributes: { reason: ['rejected', 'busy'] }, children: [] },
  Gather: {
    attributes: {
      input: ['dtmf', 'speech', 'dtmf speech', 'speech dtmf'],
      action: url,
      method,
      timeout: whole,
      speechTimeout: /^(auto|\d+)$/,
      maxSpeechTime: whole,
      numDigits: whole,
      finishOnKey: /^[0-9*#]?$/,
      language: /^[a-z]{2,3}-[A-Z]{2}$/,
      hints: 'text',
      profanityFilter: bool,
      bargeIn: bool,
      actionOnEmptyResult: bool,
      dtmfDetection: 'text',
      debug: bool,
      enhanced: bool,
      speechModel: 'text',
      partialResultCallback: url,
      partialResultCallbackMethod: method,
    },
    children: ['Say', 'Play', 'Pause'],
  },
  Connect: { attributes: { action: url, method }, children: ['Stream'] },
  Stream: {
    attributes: {
      url,
      name: 'text',
      track: ['inbound_track', 'outbound_track', 'both_tracks'],
      statusCallback: url,
      statusCallbackMethod: method,
    },
    children: ['Parameter'],
    required: ['url'],
  },
  Parameter: { attributes: { name: 'text', value: 'text' }, children: [], required: ['name', 'value'] },
  Enqueue: {
    attributes: { action: url, method, waitUrl: url, waitUrlMethod: method, maxQueueSize: whole, workflowSid: 'text' },
    children: [],
    text: 'allowed',
  },
  Dial: {
    attributes: {
      action: url,
      method,
      timeout: whole,
      timeLimit: whole,
      callerId: 'text',
      answerOnBridge: bool,
      hangupOnStar: bool,
      ringTone: 'text',
      record: 'text',
      recordingStatusCallback: url,
      recordingStatusCallbackMethod: method,
      recordingStatusCallbackEvent: events,
      trim: ['trim-silence', 'do-not-trim'],
      sequential: bool,
    },
    children: ['Conference', 'Number', 'Client'],
    text: 'allowed',
  },
  Number: { attributes: { ...dialNoun, sendDigits: 'text' }, children: [], text: 'required' },
  Client: { attributes: dialNoun, children: ['Identity', 'Parameter'], text: 'allowed' },
  Identity: { attributes: {}, children: [], text: 'required' },
  Conference: {
    attributes: {
      muted: bool,
      beep: ['true', 'false', 'onEnter', 'onExit'],
      startConferenceOnEnter: bool,
      endConferenceOnExit: bool,
      participantLabel: /^.{1,128}$/,
      jitterBufferSize: ['off', 'small', 'medium', 'large'],
      maxParticipants: whole,
      record: ['do-not-record', 'record-from-start'],
      region: 'text',
      coach: 'text',
      trim: ['trim-silence', 'do-not-trim'],
      waitUrl: url,
      waitMethod: method,
      statusCallback: url,
      statusCallbackEvent: events,
      statusCallbackMethod: method,
      recordingStatusCallback: url,
      recordingStatusCallbackMethod: method,
      recordingStatusCallbackEvent: events,
      eventCallbackUrl: url,
    },
    children: [],
    text: 'required',
  },
  Record: {
    attributes: {
      action: url,
      method,
      timeout: whole,
      finishOnKey: /^[0-9*#]*$/,
      maxLength: whole,
      playBeep: bool,
      trim: ['trim-silence', 'do-not-trim'],
      recordingStatusCallback: url,
      recordingStatusCallbackMethod: method,
      recordingStatusCallbackEvent: events,
      transcribe: bool,
      transcribeCallback: url,
    },
    children: [],
  },
};

/** The place where a document runs, which determines the verbs it may contain. */
export type Place = 'main' | 'wait' | 'hold' | 'whisper';

const mainVerbs = [
  'Say',
  'Play',
  'Pause',
  'Redirect',
  'Hangup',
  'Reject',
  'Gather',
  'Connect',
  'Enqueue',
  'Dial',
  'Record',
  'Leave',
];

const verbsOf: Readonly<Record<Place, readonly string[]>> = {
  main: mainVerbs,
  wait: ['Play', 'Say', 'Pause', 'Hangup', 'Redirect', 'Leave', 'Gather'],
  hold: ['Play', 'Say', 'Pause', 'Redirect'],
  whisper: ['Play', 'Say', 'Pause', 'Redirect', 'Gather', 'Hangup'],
};

/** The longest spoken text, parameter name or value, and queue name. */
const MAX_SAY = 4_096;
const MAX_PARAMETER = 500;
const MAX_QUEUE_NAME = 64;

function wrong(detail: string): never {
  throw new DocumentFault(12_200, detail);
}

function checkLimits(verb: Verb): void {
  if (verb.name === 'Say' && verb.text.length > MAX_SAY) wrong('<Say> longer than 4096 characters');
  if (verb.name === 'Enqueue' && verb.text.length > MAX_QUEUE_NAME) wrong('<Enqueue> name longer than 64 characters');
  if (verb.name === 'Parameter') {
    const { name = '', value = '' } = verb.attributes;
    if (name.length >= MAX_PARAMETER || value.length >= MAX_PARAMETER) wrong('<Parameter> of 500 characters or more');
  }
  if (verb.name === 'Connect' && verb.children.length !== 1) wrong('<Connect> needs exactly one noun');
}

function checkVerb(verb: Verb): void {
  const shape = shapes[verb.name];
  if (!shape) wrong(`unknown element <${verb.name}>`);
  for (const [name, value] of Object.entries(verb.attributes)) {
    const allowed = shape.attributes[name];
    if (allowed === undefined) wrong(`<${verb.name}> has no attribute ${name}`);
    if (allowed !== 'text' && !(allowed instanceof RegExp ? allowed.test(value) : allowed.includes(value))) {
      wrong(`<${verb.name} ${name}> has an invalid value`);
    }
  }
  for (const name of shape.required ?? []) {
    if (!verb.attributes[name]) wrong(`<${verb.name}> needs ${name}`);
  }
  if (!shape.text && verb.text !== '') wrong(`<${verb.name}> must not contain text`);
  if (shape.text === 'required' && verb.text === '' && verb.children.length === 0) wrong(`<${verb.name}> is empty`);
  for (const child of verb.children) {
    if (!shape.children.includes(child.name)) wrong(`<${child.name}> inside <${verb.name}>`);
    if (verb.name !== 'Say') checkVerb(child);
  }
  checkLimits(verb);
}

/** @throws DocumentFault 12200 with what is wrong */
export function checkDocument(verbs: readonly Verb[], place: Place): void {
  for (const verb of verbs) {
    if (!verbsOf[place].includes(verb.name)) wrong(`<${verb.name}> is not allowed here`);
    checkVerb(verb);
  }
}
