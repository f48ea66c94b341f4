import type { HeardItem, KnownEntry, ResponseWish, TalkEffect, TalkEvent } from '..';
import type { Instant, Language } from '@voicecore/domain/kernel';
import { detectLanguage } from '@voicecore/domain/understanding';

/** What surrounds the model: a clock, and a listener for what it does. */
interface Surroundings {
  readonly now: Instant;
  after(ms: number, run: () => void): void;
  take(event: TalkEvent): void;
}

/** What a model wants to do next. */
export interface Plan {
  readonly tools?: readonly { readonly name: string; readonly args: string }[];
  readonly say?: string;
}

export interface Prompt {
  readonly wish: ResponseWish;
  /** The caller's last words. */
  readonly words: string;
  readonly language: Language;
  /** Tools answered since the caller's last words. */
  readonly answers: readonly string[];
  /** The entries handed over during the whole call. */
  readonly given: readonly KnownEntry[];
}

export type Brain = (prompt: Prompt) => Plan;

/** In milliseconds; null means never. */
export interface Pace {
  readonly createdMs: number | null;
  readonly firstVoiceMs: number | null;
  readonly transcriptMs: number | null;
  readonly toolMs: number;
}

const MS_PER_LETTER = 30;

/** Speech on its way to the caller. */
interface Voice {
  readonly itemId: string;
  readonly responseId: string;
  readonly ms: number;
  /** When the caller began to hear it, or to hear it again; null while other speech is ahead of it. */
  from: Instant | null;
  /** Milliseconds heard before playback was paused. */
  before: number;
  whole: boolean;
}

/** A model that behaves like the real one: one response at a time, late deltas, cancels that take a moment. */
export class ScriptedModel {
  readonly pace: Pace;
  /** Requests that a real model would have refused. */
  readonly violations: string[] = [];
  readonly answered = new Map<string, number>();
  readonly asked: string[] = [];
  lastWords = '';
  private running: { id: string; cancelled: boolean } | null = null;
  private answers: string[] = [];
  private answersOf = '';
  private given: readonly KnownEntry[] = [];
  private names = 0;
  /** What the caller hears and what is queued behind it, since the last silence. */
  private voices: Voice[] = [];
  /** The response that the caller may not hear yet. */
  private withheld = '';
  /** True while nothing is played, until the talk continues. */
  private still = false;
  private language: Language | null = null;

  constructor(
    private readonly world: Surroundings,
    private readonly brain: Brain,
    pace: Partial<Pace>,
  ) {
    this.pace = { createdMs: 20, firstVoiceMs: 200, transcriptMs: 150, toolMs: 30, ...pace };
  }

  heard(): readonly HeardItem[] {
    return this.voices.map((voice) => {
      const { itemId, responseId, ms } = voice;
      return { itemId, responseId, heardMs: this.heardOf(voice), producedMs: ms };
    });
  }

  private heardOf({ from, before, ms }: Voice): number {
    return from === null ? before : Math.min(ms, before + this.world.now - from);
  }

  perform(effect: TalkEffect): void {
    switch (effect.kind) {
      case 'updateSession':
        this.language = effect.language;
        return;
      case 'createResponse':
        return this.create(effect.wish, effect.count);
      case 'cancelResponse':
        return this.cancel();
      case 'clearVoice':
        this.voices = [];
        this.still = false;
        return;
      case 'pauseVoice':
        return this.standStill();
      case 'resumeVoice':
        this.still = false;
        return this.goOn();
      case 'dropVoice':
        this.voices = this.voices.filter(
          ({ from, before, responseId }) => from !== null || before > 0 || responseId !== effect.responseId,
        );
        return;
      case 'holdVoice':
        this.withheld = effect.responseId;
        return;
      case 'passVoice':
        this.withheld = '';
        return this.playNext();
      case 'holdBehind':
        for (const voice of this.voices) if (voice.itemId === effect.itemId) voice.whole = true;
        return;
      case 'playKept':
        return this.play(effect.itemId, effect.itemId, effect.words.text.length, effect.words.whole);
      case 'truncateItem':
        if (effect.audioEndMs <= 0) this.violations.push('truncate at nothing');
        return;
      case 'giveEntries':
        this.given = [...this.given, ...effect.entries];
        return;
      case 'answerTool':
        this.answered.set(effect.callId, (this.answered.get(effect.callId) ?? 0) + 1);
        this.answers.push(effect.output);
        return;
      default:
    }
  }

  private create(wish: ResponseWish, count: number): void {
    if (this.running) {
      this.violations.push('a second response while one is active');
      return;
    }
    this.names += 1;
    const running = { id: `resp_${this.names}`, cancelled: false };
    this.running = running;
    if (this.answersOf !== this.lastWords) this.answers = [];
    this.answersOf = this.lastWords;
    const { createdMs, firstVoiceMs } = this.pace;
    if (createdMs === null) return;
    this.world.after(createdMs, () => this.world.take({ kind: 'ResponseCreated', responseId: running.id, count }));
    if (firstVoiceMs === null) return;
    const prompt = {
      wish,
      words: this.lastWords,
      language: this.speaks(),
      answers: [...this.answers],
      given: this.given,
    };
    this.world.after(firstVoiceMs, () => this.answer(running, prompt));
  }

  /** The language it was given, otherwise that of the last words: what a real model would assume. */
  private speaks(): Language {
    return this.language ?? detectLanguage(this.lastWords, 'en').language;
  }

  private answer(running: { id: string; cancelled: boolean }, prompt: Prompt): void {
    if (running.cancelled) return;
    const plan = this.brain(prompt);
    for (const [index, { name, args }] of (plan.tools ?? []).entries()) {
      const callId = `call_${running.id}_${index}`;
      this.asked.push(callId);
      this.world.take({ kind: 'ToolCalled', responseId: running.id, callId, name, args });
    }
    if (plan.say) this.voiceFor(running, plan.say);
    this.world.after(10, () => this.end(running, 'completed'));
  }

  private voiceFor(running: { id: string }, text: string): void {
    const itemId = `item_${running.id}`;
    this.play(itemId, running.id, text.length, false);
    this.world.take({ kind: 'VoiceBegan', responseId: running.id, itemId });
    this.world.take({ kind: 'VoiceText', itemId, text, final: true });
  }

  private play(itemId: string, responseId: string, letters: number, whole: boolean): void {
    this.voices.push({ itemId, responseId, ms: letters * MS_PER_LETTER, from: null, before: 0, whole });
    this.playNext();
  }

  private playNext(): void {
    const voice = this.voices.find((each) => this.heardOf(each) < each.ms);
    if (this.still || !voice || voice.from !== null || voice.responseId === this.withheld) return;
    voice.from = this.world.now;
    const { from } = voice;
    this.world.after(voice.ms - voice.before, () => voice.from === from && this.ended(voice));
  }

  private standStill(): void {
    this.still = true;
    for (const voice of this.voices) {
      voice.before = this.heardOf(voice);
      voice.from = null;
    }
  }

  private goOn(): void {
    if (this.voices.every((voice) => this.heardOf(voice) >= voice.ms)) this.silent();
    else this.playNext();
  }

  private ended(voice: Voice): void {
    if (!this.voices.includes(voice)) return;
    if (voice.whole) this.world.take({ kind: 'WholeHeard', itemId: voice.itemId, heard: this.heard() });
    if (this.voices.some((each) => this.heardOf(each) < each.ms)) return this.playNext();
    this.silent();
  }

  private silent(): void {
    const heard = this.heard();
    this.voices = [];
    this.world.take({ kind: 'VoiceHeard', heard });
  }

  private cancel(): void {
    const { running } = this;
    if (!running || running.cancelled)
      return this.world.take({ kind: 'ModelRefused', code: 'response_cancel_not_active' });
    running.cancelled = true;
    if (this.pace.createdMs === null) return;
    this.world.after(15, () => this.end(running, 'cancelled'));
  }

  private end(running: { id: string; cancelled: boolean }, status: 'completed' | 'cancelled'): void {
    if (this.running !== running) return;
    this.running = null;
    this.world.take({ kind: 'ResponseEnded', responseId: running.id, status, heard: this.heard() });
  }
}
