import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lackingTexts } from '@voicecore/domain/knowledge/draft';
import { longestAnswer, longestQuestion } from '@voicecore/domain/knowledge/limits';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answer,
  api,
  queryKeys,
  type KnowledgeEntry,
  type KnowledgeInput,
  type KnowledgeWay,
  type Language,
  type UnansweredQuestion,
} from '../../lib/api';
import { Confirm } from '../../ui/confirm';
import { useNotify } from '../../ui/notify';
import { DraftLanguage } from './draft-language';
import { ProposedWays } from './proposed-ways';
import { useSettle } from './unanswered-list';
import { useDeleteEntry } from './use-delete-entry';
import css from './knowledge.module.css';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function valuesOf(entry: KnowledgeEntry | null, asked: UnansweredQuestion | null) {
  return {
    question: entry?.question ?? { en: '', es: '', ...(asked && { [asked.language]: asked.question }) },
    answer: entry?.answer ?? { en: '', es: '' },
    alternates: { en: entry?.alternates.en.join('\n') ?? '', es: entry?.alternates.es.join('\n') ?? '' },
    enabled: entry?.enabled ?? true,
  };
}

type Values = ReturnType<typeof valuesOf>;

/** What must be mended before it is saved, by field. */
function faultsOf(values: Values, t: TFunction): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, language } of lackingTexts(values))
    found[`${field}.${language}`] = t(values.enabled ? 'knowledge:needed' : 'knowledge:needed_whole');
  for (const language of ['en', 'es'] as const)
    for (const [field, most] of [
      ['question', longestQuestion],
      ['answer', longestAnswer],
    ] as const) {
      const { length } = values[field][language].trim();
      if (length > most) found[`${field}.${language}`] = t('knowledge:too_long', { length, most });
    }
  return found;
}

function useSave(entry: KnowledgeEntry | null, asked: UnansweredQuestion | null, onDone: () => void) {
  const settle = useSettle();
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: KnowledgeInput) =>
      entry
        ? answer(api.PATCH('/api/v1/knowledge/entries/{id}', { params: { path: { id: entry.id } }, body }))
        : answer(api.POST('/api/v1/knowledge/entries', { body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.knowledge.every });
      if (asked) settle.mutate({ id: asked.id, how: 'answered' });
      notify.done(t(entry ? 'knowledge:saved' : 'knowledge:saved_new'));
      onDone();
    },
    onError: notify.failed,
  });
}

/** Both languages side by side; an entry that is used needs both, since callers come in both. */
interface Props {
  entry: KnowledgeEntry | null;
  asked: UnansweredQuestion | null;
  onDone: () => void;
}

export function EntryForm({ entry, asked, onDone }: Props) {
  const { t } = useTranslation();
  const save = useSave(entry, asked, onDone);
  const form = useForm({ initialValues: valuesOf(entry, asked), validate: (values) => faultsOf(values, t) });
  const submit = form.onSubmit((values) =>
    save.mutate({ ...values, alternates: { en: lines(values.alternates.en), es: lines(values.alternates.es) } }),
  );
  const takeOver = (ways: readonly KnowledgeWay[]) => {
    for (const language of ['en', 'es'] as const)
      form.setFieldValue(`alternates.${language}`, (before) =>
        [...lines(before), ...ways.filter((one) => one.language === language).map(({ way }) => way)].join('\n'),
      );
  };
  return (
    <>
      <form onSubmit={submit} noValidate>
        <div className={css.languages}>
          {(['en', 'es'] as const).map((language) => (
            <LanguageFields key={language} language={language} form={form} />
          ))}
        </div>
        <Switch mt="lg" label={t('knowledge:use_it')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        <div className={css.foot}>
          {entry && <Remove entry={entry} onDone={onDone} />}
          <Button variant="default" className={css.push} onClick={onDone}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('frame:save')}
          </Button>
        </div>
      </form>
      {entry && <ProposedWays entryId={entry.id} onApproved={takeOver} />}
    </>
  );
}

interface FieldsProps {
  language: Language;
  form: Pick<UseFormReturnType<Values>, 'getInputProps' | 'setFieldValue' | 'getValues'>;
}

/** What a language says and the other does not: something to make a draft of. */
function sourceFor(language: Language, { question, answer }: Values) {
  const other = language === 'en' ? 'es' : 'en';
  const source = { question: question[other].trim(), answer: answer[other].trim() };
  const isEmpty = question[language].trim() === '' && answer[language].trim() === '';
  const isWhole = source.question !== '' && source.answer !== '';
  const fits = source.question.length <= longestQuestion && source.answer.length <= longestAnswer;
  return isEmpty && isWhole && fits ? source : null;
}

function LanguageFields({ language, form }: FieldsProps) {
  const { t } = useTranslation();
  const source = sourceFor(language, form.getValues());
  return (
    <fieldset>
      <legend>{t(`calls:language.${language}`)}</legend>
      {source && (
        <DraftLanguage
          into={language}
          source={source}
          onUse={(draft) => {
            form.setFieldValue(`question.${language}`, draft.question);
            form.setFieldValue(`answer.${language}`, draft.answer);
          }}
        />
      )}
      <TextInput
        data-autofocus={language === 'en' || undefined}
        lang={language}
        label={t('knowledge:question')}
        {...form.getInputProps(`question.${language}`)}
      />
      <Textarea
        lang={language}
        label={t('knowledge:answer')}
        description={t('knowledge:answer_hint')}
        autosize
        minRows={4}
        {...form.getInputProps(`answer.${language}`)}
      />
      <Textarea
        lang={language}
        label={t('knowledge:alternates')}
        description={t('knowledge:alternates_hint')}
        autosize
        minRows={3}
        {...form.getInputProps(`alternates.${language}`)}
      />
    </fieldset>
  );
}

function Remove({ entry, onDone }: { entry: KnowledgeEntry; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remove = useDeleteEntry(onDone);
  const name = i18n.language === 'es' ? entry.question.es : entry.question.en;
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('knowledge:delete')}
      </Button>
      <Confirm
        opened={asking}
        title={t('knowledge:delete_title')}
        yes={t('knowledge:delete')}
        busy={remove.isPending}
        onYes={() => remove.mutate(entry)}
        onClose={() => setAsking(false)}
      >
        {t('knowledge:delete_text', { name })}
      </Confirm>
    </>
  );
}
