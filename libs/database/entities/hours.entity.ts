import type { DepartmentId } from '@voicecore/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** One period of a week in which a business or a department is open, in minutes of the business's local time. */
@Entity('hours')
export class HoursEntity extends TenantRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null: the whole business. */
  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: DepartmentId | null;

  /** 1 is Monday. */
  @Column('int')
  weekday!: number;

  @Column('int')
  opens!: number;

  @Column('int')
  closes!: number;
}
