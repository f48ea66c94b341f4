import type { AgentId, CallId, PersonId } from '@voicecore/domain/kernel';
import type { PresenceReason, PresenceStatus } from '@voicecore/domain/presence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** Somebody who takes calls; the row stays for the records when the agent goes. */
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

  /** Who chose the status for the agent, while that is why it is so. */
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

  @Column('int')
  missed!: number;

  @Column('timestamptz', { name: 'missed_seen_at' })
  missedSeenAt!: Date;

  /** What went with it when it was removed, to be put back with it. */
  @Column('jsonb', { name: 'removed_with', nullable: true })
  removedWith!: object | null;
}
