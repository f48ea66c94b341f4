import type { Spoken } from '../audio/speech-log';
import { Interrupted, waitFor } from '../switchboard/patience';
import { action, flag, whole, type Next, type Perform, type Running } from '../switchboard/running';
import type { Verb } from '../twiml/document';
import type { Params } from '../wire/webhooks';
import { pauseVerb, play, say } from './speak';

/** The silence after speech that ends a turn with `speechTimeout="auto"`. */
const AUTO_SPEECH_MS = 500;
/** How confident the recognizer is of words in its own language, and in the other. */
const CONFIDENCE = { same: '0.94', other: '0.31' };

const prompts: Readonly<Record<string, Perform>> = { Say: say, Play: play, Pause: pauseVerb };

interface Rules {
  readonly keys: boolean;
  readonly speech: boolean;
  readonly timeoutMs: number;
  readonly speechTimeoutMs: number;
  readonly numDigits: number;
  readonly finishOnKey: string;
  readonly language: string;
  readonly bargeIn: boolean;
}

function readRules(verb: Verb): Rules {
  const input = verb.attributes['input'] ?? 'dtmf';
  const timeoutMs = whole(verb, 'timeout', 5) * 1000;
  const speechTimeout = verb.attributes['speechTimeout'];
  const spoken = speechTimeout === undefined ? timeoutMs : Number(speechTimeout) * 1000;
  return {
    keys: input.includes('dtmf'),
    speech: input.includes('speech'),
    timeoutMs,
    speechTimeoutMs: speechTimeout === 'auto' ? AUTO_SPEECH_MS : spoken,
    numDigits: whole(verb, 'numDigits', 0),
    finishOnKey: verb.attributes['finishOnKey'] ?? '#',
    language: verb.attributes['language'] ?? 'en-US',
    bargeIn: flag(verb, 'bargeIn', true),
  };
}

/** One turn of listening: whichever of keys and words begins first is the input. */
class Turn {
  private digits = '';
  private heard: Spoken[] = [];
  private talking = 0;
  private timer: NodeJS.Timeout | undefined;
  private prompting = true;

  constructor(
    private readonly rules: Rules,
    private readonly stopPrompt: () => void,
    private readonly done: (result: Params | null) => void,
  ) {}

  promptOver(): void {
    this.prompting = false;
    if (this.digits === '' && this.heard.length === 0) this.wait(this.rules.timeoutMs);
  }

  digit(digit: string): void {
    if (!this.rules.keys || this.heard.length > 0) return;
    this.stopPrompt();
    if (digit === this.rules.finishOnKey) {
      this.finish({ Digits: this.digits });
      return;
    }
    this.digits += digit;
    if (this.rules.numDigits > 0 && this.digits.length >= this.rules.numDigits) this.finish({ Digits: this.digits });
    else this.wait(this.rules.timeoutMs);
  }

  speech(spoken: Spoken): void {
    if (!this.rules.speech || this.digits !== '') return;
    if (this.prompting && !this.rules.bargeIn) return;
    this.stopPrompt();
    clearTimeout(this.timer);
    this.heard.push(spoken);
    this.talking += 1;
  }

  speechEnd(spoken: Spoken): void {
    if (!this.heard.includes(spoken)) return;
    this.talking -= 1;
    if (this.talking === 0) this.wait(this.rules.speechTimeoutMs);
  }

  release(): void {
    clearTimeout(this.timer);
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.timeout(), ms);
  }

  private timeout(): void {
    if (this.digits !== '') this.finish({ Digits: this.digits });
    else if (this.heard.length > 0) this.finish(this.words());
    else this.finish(null);
  }

  private words(): Params {
    const own = this.heard.every((spoken) => this.rules.language.startsWith(spoken.language));
    return {
      SpeechResult: this.heard.map((spoken) => spoken.text).join(' '),
      Confidence: own ? CONFIDENCE.same : CONFIDENCE.other,
    };
  }

  private finish(result: Params | null): void {
    clearTimeout(this.timer);
    this.done(result);
  }
}

async function prompt(verb: Verb, running: Running): Promise<void> {
  for (const child of verb.children) await prompts[child.name]?.(child, running);
}

function listen(verb: Verb, rules: Rules, running: Running): Promise<Params | null> {
  const { call, signal } = running;
  return waitFor<Params | null>(signal, (done) => {
    const prompting = new AbortController();
    const turn = new Turn(rules, () => prompting.abort(), done);
    const both = AbortSignal.any([signal, prompting.signal]);
    const deaf = call.leg.listen({
      digit: (digit) => turn.digit(digit),
      speech: (spoken) => turn.speech(spoken),
      speechEnd: (spoken) => turn.speechEnd(spoken),
    });
    prompt(verb, { ...running, signal: both }).then(
      () => turn.promptOver(),
      (error: unknown) => {
        if (!(error instanceof Interrupted)) running.board.alert(13_000, call.sid, String(error));
        turn.promptOver();
      },
    );
    return () => {
      deaf();
      prompting.abort();
      turn.release();
    };
  });
}

export const gather: Perform = async (verb, running): Promise<Next> => {
  const rules = readRules(verb);
  const { call } = running;
  const input = verb.attributes['input'] ?? 'dtmf';
  call.show({ type: 'listening', input, language: rules.language, timeoutMs: rules.timeoutMs });
  let result: Params | null;
  try {
    result = await listen(verb, rules, running);
  } finally {
    call.show({ type: 'listening-stop' });
  }
  if (result === null) {
    if (!flag(verb, 'actionOnEmptyResult', false)) return 'next';
    result = rules.speech ? { SpeechResult: '', Digits: '' } : { Digits: '' };
  }
  return action(verb, running, result, 'same document');
};
