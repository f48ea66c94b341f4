import type { DepartmentId } from '@voicecore/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** A telephone number that reaches a business. */
@Entity('numbers')
export class NumberEntity extends TenantRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  e164!: string;

  @Column('text')
  label!: string;

  @Column('text', { name: 'answer_with' })
  answerWith!: 'auto' | 'menu';

  /** Null: the whole business. */
  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: DepartmentId | null;

  /** Whether callers of this number are screened before the call is answered. */
  @Column('boolean')
  screened!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** A removed number reaches no one; the row is kept for the records of its calls. */
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @Column('text', { name: 'removed_by', nullable: true })
  removedBy!: 'tenant' | 'platform' | null;

  /** Counts the changes, from 1. */
  @Column('int')
  version!: number;
}
