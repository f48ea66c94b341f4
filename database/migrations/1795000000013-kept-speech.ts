import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The model's audio of fixed words, so that later callers hear it at once: one row per voice, language and text. The
 * text itself is not stored; the audio is sealed with the tenant's key and is mu-law, 8,000 bytes a second.
 */
export class KeptSpeech1795000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table kept_speech (
        tenant_id uuid not null references tenants (id),
        voice text not null check (length(voice) between 1 and 60),
        language text not null check (language in ('en', 'es')),
        text_hmac bytea not null check (octet_length(text_hmac) = 32),
        audio_sealed bytea not null check (octet_length(audio_sealed) <= 200000),
        spoken_at timestamptz not null,
        primary key (tenant_id, voice, language, text_hmac)
      );
      select app.protect('kept_speech');
      grant select, insert, update, delete on kept_speech to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
