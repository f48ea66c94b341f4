import { draftFaults, lackingTexts, missingLanguages } from '@voicecore/domain/knowledge/draft';
import type { KnowledgeDraft, NewKnowledgeImport } from '../../../lib/api';

/** A proposed entry as shown in the preview. */
export interface ImportRow {
  readonly id: number;
  readonly draft: KnowledgeDraft;
  readonly chosen: boolean;
}

export type RowFault = 'no_question' | 'no_answer' | 'question_too_long' | 'answer_too_long';

/**
 * Returns what must be corrected before an entry can be published; a language that is missing altogether can be added
 * later.
 */
export function rowFaults(draft: KnowledgeDraft): RowFault[] {
  const lacking = lackingTexts({ ...draft, enabled: false });
  const faults = draftFaults(draft).filter(({ code }) => code !== 'missing');
  const has = (field: string) => lacking.some((one) => one.field === field);
  const wrong = (field: string, code: string) => faults.some((one) => one.field === field && one.code === code);
  return [
    ...(has('question') || wrong('question', 'no_words') ? (['no_question'] as const) : []),
    ...(has('answer') ? (['no_answer'] as const) : []),
    ...(wrong('question', 'too_long') || wrong('alternates', 'too_long') ? (['question_too_long'] as const) : []),
    ...(wrong('answer', 'too_long') ? (['answer_too_long'] as const) : []),
  ];
}

/** Returns the rows of a preview; selected are those that can be published as they are and do not exist already. */
export function rowsOf(drafts: readonly KnowledgeDraft[]): ImportRow[] {
  return drafts.map((draft, id) => ({
    id,
    draft,
    chosen: rowFaults(draft).length === 0 && draft.sameAs === null && !draft.repeated,
  }));
}

export const lacksLanguage = (draft: KnowledgeDraft): boolean => missingLanguages(draft).length > 0;

/** Returns the selected rows in the form in which they are published. */
export function entriesOf(rows: readonly ImportRow[]): NewKnowledgeImport['entries'] {
  return rows
    .filter(({ chosen }) => chosen)
    .map(({ draft: { question, answer, alternates } }) => ({ question, answer, alternates }));
}
