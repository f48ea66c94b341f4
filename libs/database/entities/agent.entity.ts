import type { AgentId, CallId, Language, PersonId } from '@voicecore/domain/kernel';
import type { PresenceReason, PresenceStatus } from '@voicecore/domain/presence';
import type { Level } from '@voicecore/domain/routing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** A person who takes calls; the row is kept for the records when the agent leaves. */
@Entity('agents')
export class AgentEntity extends TenantRow {
  @PrimaryColumn('uuid')
  id!: AgentId;

  @Column('uuid', { name: 'person_id' })
  personId!: PersonId;

  @Column('text')
  extension!: string;

  @Column('text')
  status!: PresenceStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason!: PresenceReason | null;

  /** Who set the status for the agent, while that is the reason for the status. */
  @Column('uuid', { name: 'status_by', nullable: true })
  statusBy!: PersonId | null;

  @Column('timestamptz', { name: 'status_at' })
  statusAt!: Date;

  @Column('int', { name: 'status_seq' })
  statusSeq!: number;

  @Column('uuid', { name: 'call_id', nullable: true })
  callId!: CallId | null;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column('timestamptz', { name: 'idle_since' })
  idleSince!: Date;

  /** Levels from 1 to 5. */
  @Column('jsonb')
  languages!: Partial<Record<Language, Level>>;

  /** Levels from 1 to 5, by the name of the skill in lower case. */
  @Column('jsonb')
  skills!: Record<string, Level>;

  @Column('int')
  missed!: number;

  @Column('timestamptz', { name: 'missed_seen_at' })
  missedSeenAt!: Date;

  /** What was removed together with it, to be restored with it. */
  @Column('jsonb', { name: 'removed_with', nullable: true })
  removedWith!: object | null;
}
