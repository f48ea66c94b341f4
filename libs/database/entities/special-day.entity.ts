import type { DayHours, DayRule } from '@voicecore/domain/hours';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** Days on which a business or a department has hours other than those of its week, or none. */
@Entity('special_days')
export class SpecialDayEntity extends TenantRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null: the whole business. */
  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: DepartmentId | null;

  /** Counts the special days of one owner from 0. */
  @Column('int')
  position!: number;

  @Column('text')
  name!: string;

  @Column('jsonb')
  rule!: DayRule;

  @Column('jsonb')
  periods!: readonly DayHours[];
}
