import type { TenantTx } from '@voicecore/database';
import type { Instant, Language } from '@voicecore/domain/kernel';

/**
 * How long audio is kept before it is spoken again, ms, so that after the vendor changes a voice the old one is not
 * mixed with it for long.
 */
const KEPT_MS = 30 * 86_400_000;
/**
 * Maximum number of rows of one tenant: the sentences of a stream and the words for a wait in two languages, twice
 * over.
 */
const MOST_KEPT = 28;

/** Identifies what was said: the text by its keyed hash. */
export interface SpokenKey {
  readonly voice: string;
  readonly language: Language;
  readonly hmac: Buffer;
}

/** Reads and writes the sealed audio of fixed sentences. */
export class KeptSpeechStore {
  constructor(private readonly tx: TenantTx) {}

  async find(voice: string, hmacs: readonly Buffer[], now: Instant): Promise<(SpokenKey & { sealed: Buffer })[]> {
    const rows = await this.tx.query<{ language: Language; text_hmac: Buffer; audio_sealed: Buffer }>(
      `select language, text_hmac, audio_sealed from kept_speech
        where tenant_id = $1 and voice = $2 and text_hmac = any($3::bytea[]) and spoken_at > to_timestamp($4 / 1000.0)`,
      [this.tx.tenantId, voice, hmacs, now - KEPT_MS],
    );
    return rows.map(({ language, text_hmac: hmac, audio_sealed: sealed }) => ({ voice, language, hmac, sealed }));
  }

  /** Stores one more, and deletes what is old or more than a tenant needs. */
  async keep({ voice, language, hmac }: SpokenKey, sealed: Buffer, now: Instant): Promise<void> {
    await this.tx.query(
      `insert into kept_speech (tenant_id, voice, language, text_hmac, audio_sealed, spoken_at)
       values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
       on conflict (tenant_id, voice, language, text_hmac)
         do update set audio_sealed = excluded.audio_sealed, spoken_at = excluded.spoken_at`,
      [this.tx.tenantId, voice, language, hmac, sealed, now],
    );
    await this.tx.query(
      `delete from kept_speech k where k.tenant_id = $1 and (k.spoken_at <= to_timestamp($2 / 1000.0)
         or (k.voice, k.language, k.text_hmac) in (
           select voice, language, text_hmac from kept_speech where tenant_id = $1
            order by spoken_at desc offset ${MOST_KEPT}))`,
      [this.tx.tenantId, now - KEPT_MS],
    );
  }
}
