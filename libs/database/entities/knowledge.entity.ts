import type { EntryId } from '@voicecore/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** A question that a business answers, in both languages. Its meaning is a row of `knowledge_vectors`. */
@Entity('knowledge_entries')
export class KnowledgeEntity extends TenantRow {
  @PrimaryColumn('uuid')
  id!: EntryId;

  @Column('text', { name: 'question_en' })
  questionEn!: string;

  @Column('text', { name: 'answer_en' })
  answerEn!: string;

  @Column('text', { name: 'question_es' })
  questionEs!: string;

  @Column('text', { name: 'answer_es' })
  answerEs!: string;

  @Column('text', { name: 'alternates_en', array: true })
  alternatesEn!: string[];

  @Column('text', { name: 'alternates_es', array: true })
  alternatesEs!: string[];

  /** Counts the changes, from 1. */
  @Column('int')
  revision!: number;

  @Column('boolean')
  enabled!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  /** The import that created it; null if a person wrote it. */
  @Column('uuid', { name: 'import_id', nullable: true })
  importId!: string | null;
}
