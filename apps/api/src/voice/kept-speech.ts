import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { BYTES_PER_MS } from '@voicecore/domain/conversation';
import type { TenantId } from '@voicecore/domain/kernel';
import type { Utterance } from '@voicecore/domain/receptionist-texts';
import type { Env } from '../env';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { Sealing, type Place } from '../platform/sealing';
import { ENV } from '../platform/tokens';
import { KeptSpeechStore, type SpokenKey } from './kept-speech.store';

/** How long unsealed audio stays in memory, ms: as long as the tenant's key does. */
const MEMORY_MS = 5 * 60_000;
/** Maximum amount of audio in memory: about 600 openings. */
const MEMORY_BYTES = 32 * 1024 * 1024;
/** Speech of fixed sentences is between these lengths, ms; anything else is an error and is not stored. */
const SHORTEST_MS = 200;
const LONGEST_MS = 20_000;

interface Held {
  readonly audio: Buffer;
  readonly until: number;
}

/**
 * Fixed sentences as the model has said them once: later callers hear them right away, while their session is still
 * being set up.
 */
@Injectable()
export class KeptSpeech {
  private readonly memory = new Map<string, Held>();
  private bytes = 0;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly db: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly log: AppLogger,
  ) {}

  /** Returns the audio of each of these sentences, mu-law in base64; null when it is missing or cannot be read. */
  async find(tx: TenantTx, voice: string, words: readonly Utterance[]): Promise<readonly (Buffer | null)[]> {
    const keys = words.map((each) => this.keyOf(tx.tenantId, voice, each));
    const missing = keys.filter((key) => this.recall(tx.tenantId, key) === null);
    if (missing.length > 0) await this.read(tx, voice, missing);
    return keys.map((key) => this.recall(tx.tenantId, key));
  }

  /** Stores what the model has just said; a failure costs later callers a moment, and this one nothing. */
  async keep(tenantId: TenantId, voice: string, words: Utterance, audio: Buffer): Promise<void> {
    const ms = audio.length / BYTES_PER_MS;
    if (ms < SHORTEST_MS || ms > LONGEST_MS) return;
    const key = this.keyOf(tenantId, voice, words);
    try {
      await this.db.run(tenantId, async (tx) => {
        const sealed = (await this.sealing.tenant(tx)).sealBytes(placeOf(key), audio);
        await new KeptSpeechStore(tx).keep(key, sealed, this.clock.now());
      });
    } catch (error) {
      this.log.warn({ err: error }, 'speech could not be saved; the model will say it again for the next caller');
    }
  }

  private async read(tx: TenantTx, voice: string, keys: readonly SpokenKey[]): Promise<void> {
    const seal = await this.sealing.tenant(tx);
    const hmacs = keys.map(({ hmac }) => hmac);
    for (const { sealed, ...key } of await new KeptSpeechStore(tx).find(voice, hmacs, this.clock.now())) {
      try {
        const audio = seal.openBytes(placeOf(key), sealed);
        this.hold(tx.tenantId, key, Buffer.from(audio.toString('base64'), 'latin1'));
      } catch (error) {
        this.log.warn({ err: error }, 'stored speech cannot be read; the model will say it again');
      }
    }
  }

  /** The account and the model are part of the key: with another one, the sentences are spoken again. */
  private keyOf(tenantId: TenantId, voice: string, { language, text }: Utterance): SpokenKey {
    const { OPENAI_API_KEY: account = '', OPENAI_REALTIME_MODEL: model } = this.env;
    return { voice, language, hmac: this.sealing.lookup(tenantId, JSON.stringify(['speech', account, model, text])) };
  }

  private recall(tenantId: TenantId, key: SpokenKey): Buffer | null {
    const held = this.memory.get(nameOf(tenantId, key));
    return held !== undefined && held.until > this.clock.now() ? held.audio : null;
  }

  private hold(tenantId: TenantId, key: SpokenKey, audio: Buffer): void {
    const name = nameOf(tenantId, key);
    this.forget(name);
    this.memory.set(name, { audio, until: this.clock.now() + MEMORY_MS });
    this.bytes += audio.length;
    for (const oldest of this.memory.keys()) {
      if (this.bytes <= MEMORY_BYTES) break;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.bytes -= this.memory.get(name)?.audio.length ?? 0;
    this.memory.delete(name);
  }
}

function nameOf(tenantId: TenantId, key: SpokenKey): string {
  return `${tenantId}:${rowOf(key)}`;
}

function rowOf({ voice, language, hmac }: SpokenKey): string {
  return `${voice}:${language}:${hmac.toString('hex')}`;
}

function placeOf(key: SpokenKey): Place {
  return { table: 'kept_speech', column: 'audio_sealed', row: rowOf(key) };
}
