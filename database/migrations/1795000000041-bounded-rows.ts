import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deletes what is no longer needed: the jobs role may delete effects that are done, and no others. A turn of a stream
 * is identified by its place there, so that a batch whose commit was not confirmed is not stored twice.
 */
export class BoundedRows1795000000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create policy voicecore_jobs_delete on outbox for delete to voicecore_jobs using (done_at is not null);
      grant delete on outbox to voicecore_jobs;
      create index outbox_done on outbox (done_at) where done_at is not null;
      create index agents_available on agents (status_at) where status = 'available' and deleted_at is null;

      alter table call_turns add column stream int, add column stream_seq int,
        add constraint call_turns_stream check ((stream is null) = (stream_seq is null));
      create unique index call_turns_of_stream on call_turns (tenant_id, call_id, stream, stream_seq) where stream is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
