import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { longestAnswer, longestQuestion } from '@voicecore/domain/knowledge/limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeDraft } from '../../../lib/api';
import { rowFaults, type ImportRow, type RowFault } from './rows';
import css from '../knowledge.module.css';

interface Props {
  row: ImportRow;
  onChoose: (chosen: boolean) => void;
  onChange: (draft: KnowledgeDraft) => void;
}

/** One proposed entry: its texts, what to know about it, and on demand the fields to correct it. */
export function DraftRow({ row: { draft, chosen }, onChoose, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const faults = rowFaults(draft);
  const own = draft.question.en || draft.answer.en ? 'en' : 'es';
  const name = draft.question[own] || draft.answer[own].slice(0, 80);
  return (
    <li className={css.draft} data-chosen={chosen || undefined}>
      <Checkbox
        checked={chosen}
        aria-label={t('knowledge:import.choose', { name })}
        onChange={(event) => {
          onChoose(event.currentTarget.checked);
          if (event.currentTarget.checked && faults.length > 0) setOpen(true);
        }}
      />
      <div className={css.draftText}>
        <div className={css.question}>
          <span lang={own}>{draft.question[own] || t('knowledge:import.no_question')}</span>
        </div>
        <Badges draft={draft} faults={faults} />
        {!open && (
          <div className={css.answer} lang={own}>
            {draft.answer[own]}
          </div>
        )}
        {open && <DraftFields draft={draft} onChange={onChange} />}
      </div>
      <Button
        variant="subtle"
        size="xs"
        aria-expanded={open}
        aria-label={t(open ? 'knowledge:import.fold_name' : 'knowledge:import.edit_name', { name })}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'knowledge:import.fold' : 'knowledge:import.edit')}
      </Button>
    </li>
  );
}

function Badges({ draft, faults }: { draft: KnowledgeDraft; faults: readonly RowFault[] }) {
  const { t } = useTranslation();
  const lacking = (['en', 'es'] as const).filter((one) => !draft.question[one].trim() && !draft.answer[one].trim());
  const marks = [
    ...(draft.line === null ? [] : [t('knowledge:import.line', { line: draft.line })]),
    ...faults.map((fault) => t(`knowledge:import.row.${fault}`)),
    ...(draft.sameAs === null ? [] : [t('knowledge:import.row.same')]),
    ...(draft.repeated ? [t('knowledge:import.row.repeated')] : []),
    ...(lacking.length === 1 ? [t(lacking[0] === 'es' ? 'knowledge:lacks_es' : 'knowledge:lacks_en')] : []),
  ];
  if (marks.length === 0) return null;
  return (
    <div className={css.marks}>
      {marks.map((mark) => (
        <span key={mark} className={css.badge}>
          {mark}
        </span>
      ))}
    </div>
  );
}

function DraftFields({ draft, onChange }: Pick<Props, 'onChange'> & { draft: KnowledgeDraft }) {
  const { t } = useTranslation();
  const set = (field: 'question' | 'answer', language: 'en' | 'es', text: string) =>
    onChange({ ...draft, [field]: { ...draft[field], [language]: text } });
  const tooLong = (text: string, most: number) =>
    text.trim().length > most ? t('knowledge:too_long', { length: text.trim().length, most }) : undefined;
  return (
    <div className={css.languages}>
      {(['en', 'es'] as const).map((language) => (
        <fieldset key={language}>
          <legend>{t(`calls:language.${language}`)}</legend>
          <TextInput
            lang={language}
            label={t('knowledge:question')}
            value={draft.question[language]}
            error={tooLong(draft.question[language], longestQuestion)}
            onChange={(event) => set('question', language, event.currentTarget.value)}
          />
          <Textarea
            lang={language}
            label={t('knowledge:answer')}
            autosize
            minRows={3}
            value={draft.answer[language]}
            error={tooLong(draft.answer[language], longestAnswer)}
            onChange={(event) => set('answer', language, event.currentTarget.value)}
          />
        </fieldset>
      ))}
    </div>
  );
}
