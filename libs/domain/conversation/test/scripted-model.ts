import type { HeardItem, ResponseWish, TalkEffect, TalkEvent } from '..';
import type { Instant, Language } from '@voicecore/domain/kernel';
import { detectLanguage } from '@voicecore/domain/understanding';

/** What the model has around it: a clock, and somebody who hears what it does. */
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
}

export type Brain = (prompt: Prompt) => Plan;

/** Milliseconds; null is never. */
export interface Pace {
  readonly createdMs: number | null;
  readonly firstVoiceMs: number | null;
  readonly transcriptMs: number | null;
  readonly toolMs: number;
}

const MS_PER_LETTER = 30;

/** A model with the manners of the real one: one response at a time, late deltas, cancels that take a moment. */
export class ScriptedModel {
  readonly pace: Pace;
  /** Things that a real model would have refused. */
  readonly violations: string[] = [];
  readonly answered = new Map<string, number>();
  readonly asked: string[] = [];
  lastWords = '';
  private running: { id: string; cancelled: boolean } | null = null;
  private answers: string[] = [];
  private answersOf = '';
  private names = 0;
  private voice: { itemId: string; responseId: string; from: number; ms: number } | null = null;
  private language: Language | null = null;

  constructor(
    private readonly world: Surroundings,
    private readonly brain: Brain,
    pace: Partial<Pace>,
  ) {
    this.pace = { createdMs: 20, firstVoiceMs: 200, transcriptMs: 150, toolMs: 30, ...pace };
  }

  heard(): readonly HeardItem[] {
    if (!this.voice) return [];
    const { itemId, responseId, from, ms } = this.voice;
    return [{ itemId, responseId, heardMs: Math.min(ms, this.world.now - from), producedMs: ms }];
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
        this.voice = null;
        return;
      case 'truncateItem':
        if (effect.audioEndMs <= 0) this.violations.push('truncate at nothing');
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
    const prompt = { wish, words: this.lastWords, language: this.speaks(), answers: [...this.answers] };
    this.world.after(firstVoiceMs, () => this.answer(running, prompt));
  }

  /** The language it was told, else that of the last words: what a real model would take for it. */
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
    const ms = text.length * MS_PER_LETTER;
    const voice = { itemId, responseId: running.id, from: this.world.now, ms };
    this.voice = voice;
    this.world.take({ kind: 'VoiceBegan', responseId: running.id, itemId });
    this.world.take({ kind: 'VoiceText', itemId, text, final: true });
    this.world.after(ms, () => {
      if (this.voice !== voice) return;
      const heard = this.heard();
      this.voice = null;
      this.world.take({ kind: 'VoiceHeard', heard });
    });
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
