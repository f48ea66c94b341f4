import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import { keypadLength, type Directory } from '@voicecore/domain/understanding';
import { limits, utterances, type CallConfig, type Speech, type Spoken, type Step } from '@voicecore/domain/call';
import type { Language } from '@voicecore/domain/kernel';
import { spoken } from '@voicecore/domain/receptionist-texts';
import { formatCallRef, type CallRef } from './call-ref';
import { socketUrl } from './signature';
import { languageTags, voices } from './voices';
import { hintsOf, speakable } from './xml-text';

/** What a document needs in addition to its step. Names are looked up here, not in the ledger, which contains none. */
export interface RenderContext {
  /** `PUBLIC_BASE_URL`: the scheme and host under which the carrier reaches us. */
  readonly publicBaseUrl: string;
  readonly ref: CallRef;
  readonly language: Language;
  readonly business: string;
  readonly directory: Directory;
  readonly config: CallConfig;
  /** The token of a stream's `<Parameter>`; other steps leave it out. */
  readonly mediaToken: string;
}

type Speaking = RenderContext & Speech & { readonly leftOut: Spoken['kind'][] };

/** A document, and the kinds of the sentences that could not be included in it. */
export interface MainDocument {
  readonly xml: string;
  readonly leftOut: readonly Spoken['kind'][];
}

/** Connection overrides of every URL that we hand out: the carrier retries while a process restarts. */
const overrides = '#rc=3&rp=5xx,ct,rt&ct=1000&rt=4000';

/**
 * Renders the main slot's document for a step. A sentence that cannot be spoken is left out; the call continues without
 * it.
 */
export function renderMain(step: Step, where: RenderContext): MainDocument {
  const context: Speaking = { ...where, keypad: step.kind === 'menu', leftOut: [] };
  const document = new VoiceResponse();
  switch (step.kind) {
    case 'refuse':
      document.reject({ reason: step.reason });
      break;
    case 'challenge':
      challenge(document, step.say, context);
      break;
    case 'connectStream':
      connectStream(document, context);
      break;
    case 'menu':
      menu(document, step.say, context);
      break;
    case 'wait':
      say(document, step.say, context);
      document.enqueue(
        { waitUrl: link('wait', context), waitUrlMethod: 'POST', action: link('next', context), method: 'POST' },
        context.ref.callId,
      );
      break;
    case 'join':
      join(document, step.k, context);
      break;
    case 'takeMessage':
      takeMessage(document, step.say, context);
      break;
    case 'announce':
      say(document, step.say, context);
      document.hangup();
      break;
    case 'hangUp':
      document.hangup();
      break;
  }
  return { xml: document.toString(), leftOut: context.leftOut };
}

/**
 * The stream opens at once, and the receptionist says the first words through it. A redirect follows it: a call
 * outlives the server that carries it.
 */
function connectStream(document: VoiceResponse, context: RenderContext): void {
  const stream = document.connect().stream({ url: socketUrl(context.publicBaseUrl, '/twilio/media') });
  stream.parameter({ name: 'token', value: context.mediaToken });
  document.redirect({ method: 'POST' }, link('next', context));
}

/** Takes one key. */
function challenge(document: VoiceResponse, words: readonly Spoken[], context: Speaking): void {
  const gather = document.gather({
    input: ['dtmf'],
    action: link('turn', context),
    method: 'POST',
    actionOnEmptyResult: true,
    numDigits: 1,
    finishOnKey: '',
    timeout: 6,
  });
  say(gather, words, context);
  document.redirect({ method: 'POST' }, link('next', context));
}

/**
 * Takes speech and keys. An extension ends by its length, by `#` or by a pause; a sentence that rejects one is said
 * before keys are accepted again, so that the rest of a number that was too long is not read as the next turn.
 */
function menu(document: VoiceResponse, words: readonly Spoken[], context: Speaking): void {
  const refusesKeys = (word: Spoken | undefined) => word?.kind === 'text' && word.key === 'noSuchExtension';
  const deaf = words.findLastIndex(refusesKeys) + 1;
  say(document, words.slice(0, deaf), context);
  const gather = document.gather({
    input: ['speech', 'dtmf'],
    action: link('turn', context),
    method: 'POST',
    actionOnEmptyResult: true,
    language: languageTags[context.language],
    hints: hintsOf(namesOf(context)),
    numDigits: keypadLength(context.directory.agents.map(({ extension }) => extension)),
    finishOnKey: '#',
    timeout: 5,
    speechTimeout: 'auto',
  });
  say(gather, words.slice(deaf), context);
  document.redirect({ method: 'POST' }, link('next', context));
}

function takeMessage(document: VoiceResponse, words: readonly Spoken[], context: Speaking): void {
  say(document, words, context);
  document.record({
    action: link('message', context),
    method: 'POST',
    maxLength: limits.messageMs / 1_000,
    timeout: 5,
    finishOnKey: '#',
    playBeep: true,
    recordingStatusCallback: link('recording', context),
    recordingStatusCallbackMethod: 'POST',
  });
  document.redirect({ method: 'POST' }, link('next', context));
}

/** Puts the caller into the conference; when the caller drops out of it, the carrier requests the next document. */
function join(document: VoiceResponse, k: number, context: RenderContext): void {
  const dial = document.dial({ action: link('next', context), method: 'POST' });
  dial.conference(conferenceOptions(k, context), roomName(context.ref.callId, k));
}

/** Renders the agent's document, which leads into the room of an accepted offer. */
export function renderAgentJoin(k: number, context: Pick<RenderContext, 'publicBaseUrl' | 'ref'>): string {
  const document = new VoiceResponse();
  document.dial().conference(conferenceOptions(k, context), roomName(context.ref.callId, k));
  return document.toString();
}

/** Renders a short message for an agent who came too late. */
export function renderAgentRefusal(key: 'alreadyAnswered' | 'callerGone', language: Language): string {
  const document = new VoiceResponse();
  document.say({ language: languageTags[language], voice: voices[language] }, spoken(key, language));
  document.hangup();
  return document.toString();
}

export function roomName(callId: string, k: number): string {
  return `${callId}-${k}`;
}

function conferenceOptions(k: number, context: Pick<RenderContext, 'publicBaseUrl' | 'ref'>) {
  return {
    beep: 'false' as const,
    startConferenceOnEnter: true,
    endConferenceOnExit: false,
    jitterBufferSize: 'small' as const,
    waitUrl: link('hold', context),
    waitMethod: 'POST',
    statusCallback: link('conference', { ...context, ref: { ...context.ref, n: k } }),
    statusCallbackMethod: 'POST',
    statusCallbackEvent: ['start' as const, 'end' as const, 'join' as const, 'leave' as const, 'hold' as const],
  };
}

/**
 * Renders what a waiting caller hears, words or a part of the music, for at most 10 s, so that a lost redirect recovers by
 * itself. A key ends it at once.
 */
export function renderWait(
  context: Pick<RenderContext, 'publicBaseUrl' | 'ref' | 'language'>,
  words: string | null,
): string {
  const document = new VoiceResponse();
  const gather = document.gather({
    input: ['dtmf'],
    action: link('wait', context),
    method: 'POST',
    numDigits: 1,
    finishOnKey: '',
    timeout: 1,
  });
  if (words === null) gather.play(musicUrl(context.publicBaseUrl));
  else gather.say({ language: languageTags[context.language], voice: voices[context.language] }, words);
  return document.toString();
}

/** Ends the caller's wait: the carrier requests the document after the queue. */
export function renderLeave(): string {
  const document = new VoiceResponse();
  document.leave();
  return document.toString();
}

/** Renders what a caller on hold hears, in a loop. */
export function renderHold(publicBaseUrl: string): string {
  const document = new VoiceResponse();
  document.play(musicUrl(publicBaseUrl));
  return document.toString();
}

/**
 * Renders what is said when not even the database responds: the caller hears that we try again, and goodbye after the
 * last try. `again` is the URL the carrier requests next, or null for no more tries.
 */
export function renderTrouble(again: string | null): string {
  const document = new VoiceResponse();
  const key = again === null ? 'troubleGoodbye' : 'trouble';
  for (const language of ['en', 'es'] as const)
    document.say({ language: languageTags[language], voice: voices[language] }, spoken(key, language));
  if (again === null) document.hangup();
  else {
    document.pause({ length: 2 });
    document.redirect({ method: 'POST' }, `${again}${overrides}`);
  }
  return document.toString();
}

/** Renders the document for a number that belongs to no tenant. */
export function renderUnknownNumber(): string {
  const document = new VoiceResponse();
  for (const language of ['en', 'es'] as const) {
    document.say({ language: languageTags[language], voice: voices[language] }, spoken('unknownNumber', language));
  }
  document.hangup();
  return document.toString();
}

export function musicUrl(publicBaseUrl: string): string {
  return `${publicBaseUrl.replace(/\/$/, '')}/audio/wait.wav`;
}

/** Returns the URL at which the carrier requests a call's next document. */
export function nextUrl(publicBaseUrl: string, ref: CallRef): string {
  return link('next', { publicBaseUrl, ref });
}

/** Returns the URL at which the carrier requests what a caller on hold hears. */
export function holdUrl(publicBaseUrl: string, ref: CallRef): string {
  return link('hold', { publicBaseUrl, ref });
}

type Link = 'next' | 'turn' | 'wait' | 'hold' | 'message' | 'recording' | 'conference';

function link(what: Link, context: Pick<RenderContext, 'publicBaseUrl' | 'ref'>): string {
  return `${context.publicBaseUrl.replace(/\/$/, '')}/twilio/${what}/${formatCallRef(context.ref)}${overrides}`;
}

interface Speaks {
  say(
    attributes: { language: 'en-US' | 'es-US'; voice: 'Polly.Joanna-Neural' | 'Polly.Lupe-Neural' },
    text: string,
  ): unknown;
}

function say(into: Speaks, words: readonly Spoken[], context: Speaking): void {
  for (const word of words)
    for (const { language, text } of utterances([word], context)) {
      const said = speakable(text);
      if (said === null) context.leftOut.push(word.kind);
      else into.say({ language: languageTags[language], voice: voices[language] }, said);
    }
}

/** Returns the names of all people and departments that a caller may ask for. */
function namesOf({ directory, language }: RenderContext): readonly string[] {
  return [...directory.departments.map(({ names }) => names[language]), ...directory.agents.map(({ name }) => name)];
}
