import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { encodeSample } from '../audio/mulaw';
import type { Language } from '../audio/speech-log';
import { ProgramAnswers, type ProgramAnswer } from './program-answers';
import { readAloud } from './sentences';
import { SoundCache } from './sound-cache';

/** The most sentences that wait for the program; a hundred is more than all lines together say in a second. */
const MAX_WAITING = 100;
/** A sentence that is not ready by then is murmured instead: a caller takes a longer silence for a broken line. */
const PATIENCE_MS = 1_500;
/** A program that is silent for this many times the timeout hangs; one on a busy machine is only slow. */
const HANGS_AFTER = 8;
/** The delay before a program that ended is restarted: doubled each time that it ends without having spoken. */
const AGAIN_MS = 200;
const AGAIN_AT_MOST_MS = 30_000;
/** 35 minutes of speech. */
const CACHE_BYTES = 16 * 1024 * 1024;

export interface SynthesizerOptions {
  /** The program to run; eSpeak's when it is not given. */
  readonly program?: string | undefined;
  readonly maxWaiting?: number | undefined;
  readonly patienceMs?: number | undefined;
  readonly cacheBytes?: number | undefined;
  /** Receives, once, the message that there is no synthesizer, and a message each time that it has ended. */
  readonly log: (text: string) => void;
}

interface Asked {
  readonly id: number;
  readonly key: string;
  readonly text: string;
  readonly language: Language;
  settle(sound: Buffer | null): void;
}

/**
 * Speaks sentences through a separate program that is kept running: one sentence at a time, in order. A sentence that
 * cannot be spoken in time returns null, never an error: words on a line must not fail because there is no voice.
 */
export class Synthesizer {
  private child: ChildProcess | null = null;
  private ready = false;
  private closed = false;
  private again: NodeJS.Timeout | undefined;
  private hangs: NodeJS.Timeout | undefined;
  private failures = 0;
  private asked = 0;
  private current: Asked | null = null;
  private readonly waiting: Asked[] = [];
  private readonly cache: SoundCache;
  /** Sentences in progress, so that the same one requested twice at once is spoken once. */
  private readonly underWay = new Map<string, Promise<Buffer | null>>();
  /** False once it is known that there is no synthesizer. */
  available = true;
  /** Sentences that the program has spoken. */
  spoken = 0;

  constructor(private readonly options: SynthesizerOptions) {
    this.cache = new SoundCache(options.cacheBytes ?? CACHE_BYTES);
    this.start();
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** The number of waiting sentences, without the one that is being spoken. */
  get queued(): number {
    return this.waiting.length;
  }

  /** @returns mu-law at 8 kHz, or null when it cannot be spoken in time */
  speak(text: string, language: Language): Promise<Buffer | null> {
    const key = `${language} ${text}`;
    const known = this.cache.find(key);
    if (known) return Promise.resolve(known);
    const before = this.underWay.get(key);
    if (before) return before;
    const sound = this.ask(key, text, language);
    this.underWay.set(key, sound);
    void sound.then(() => this.underWay.delete(key));
    return sound;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  private ask(key: string, text: string, language: Language): Promise<Buffer | null> {
    const { maxWaiting = MAX_WAITING, patienceMs = PATIENCE_MS } = this.options;
    if (!this.child || !this.available || this.waiting.length >= maxWaiting) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.asked += 1;
      const late = setTimeout(() => this.late(asked), patienceMs);
      const asked: Asked = {
        id: this.asked,
        key,
        text: readAloud(text),
        language,
        settle: (sound) => {
          clearTimeout(late);
          resolve(sound);
        },
      };
      this.waiting.push(asked);
      this.proceed();
    });
  }

  private proceed(): void {
    if (!this.ready || this.current) return;
    const next = this.waiting.shift();
    if (!next) return;
    this.current = next;
    const { id, language, text } = next;
    this.child?.stdin?.write(`${JSON.stringify({ id, language, text })}\n`);
    const { patienceMs = PATIENCE_MS } = this.options;
    this.hangs = setTimeout(() => this.child?.kill('SIGKILL'), HANGS_AFTER * patienceMs);
  }

  /**
   * The caller no longer waits for it; a sentence that is being spoken is too late for this line, and is cached for the
   * next.
   */
  private late(asked: Asked): void {
    const place = this.waiting.indexOf(asked);
    if (place >= 0) this.waiting.splice(place, 1);
    asked.settle(null);
  }

  private start(): void {
    const program = this.options.program ?? join(__dirname, 'espeak-program.mjs');
    const child = spawn(process.execPath, [program], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    this.child = child;
    const answers = new ProgramAnswers();
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (piece: Buffer) => {
      try {
        for (const answer of answers.read(piece)) this.take(answer);
      } catch {
        child.kill('SIGKILL');
      }
    });
    child.once('error', () => this.ended());
    child.once('exit', () => this.ended());
  }

  private take(answer: ProgramAnswer): void {
    if (answer.kind === 'ready') this.ready = true;
    else if (answer.kind === 'unavailable') this.missing();
    else if (answer.id === this.current?.id) {
      const { current } = this;
      const sound = encode(answer.samples);
      clearTimeout(this.hangs);
      this.current = null;
      this.failures = 0;
      this.spoken += 1;
      this.cache.keep(current.key, sound);
      current.settle(sound);
    }
    this.proceed();
  }

  private missing(): void {
    this.available = false;
    this.options.log('eSpeak NG is not installed, so speech on the line is replaced by a murmur and shown as text.');
  }

  private ended(): void {
    if (!this.child) return;
    this.child = null;
    this.ready = false;
    clearTimeout(this.hangs);
    for (const asked of [this.current, ...this.waiting.splice(0)]) asked?.settle(null);
    this.current = null;
    if (this.closed || !this.available) return;
    const ms = Math.min(AGAIN_AT_MOST_MS, AGAIN_MS * 2 ** this.failures);
    this.failures += 1;
    this.options.log(`The speech synthesizer has ended; it restarts in ${ms} ms.`);
    this.again = setTimeout(() => this.start(), ms);
  }
}

function encode(samples: Buffer): Buffer {
  const sound = Buffer.allocUnsafe(samples.length / 2);
  for (let i = 0; i < sound.length; i += 1) sound[i] = encodeSample(samples.readInt16LE(2 * i));
  return sound;
}
