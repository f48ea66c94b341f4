import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notifies the processes of a tenant's change once the transaction commits. The seal is HMAC-SHA256's inner and outer
 * key block, 64 bytes each, and the name of the channel; both are secrets of the api.
 */
export class SignedNotices1795000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app.notify_live(notice text, seal bytea) returns void
      language sql volatile set search_path = pg_catalog as $$
        select pg_notify(convert_from(substr(seal, 129), 'utf8'), notice || '.' || encode(
          sha256(substr(seal, 65, 64) || sha256(substr(seal, 1, 64) || convert_to(notice, 'utf8'))), 'hex'))
      $$;
      grant execute on function app.notify_live(text, bytea) to voicecore_app, voicecore_platform;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
