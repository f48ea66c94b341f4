import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { hasBlank } from '@voicecore/domain/knowledge/blank';
import { lackingTexts } from '@voicecore/domain/knowledge/draft';
import { longestAnswer, longestQuestion, mostAlternates } from '@voicecore/domain/knowledge/limits';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import {
  answer,
  api,
  queryKeys,
  type KnowledgeEntry,
  type KnowledgeWay,
  type Language,
  type UnansweredQuestion,
} from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { FormFoot } from '../../ui/edit-drawer';
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

function store({ alternates, ...values }: Values, entry: KnowledgeEntry | null): Promise<KnowledgeEntry> {
  const body = { ...values, alternates: { en: lines(alternates.en), es: lines(alternates.es) } };
  if (!entry) return answer(api.POST('/api/v1/knowledge/entries', { body }));
  const change = { ...body, version: entry.version };
  return answer(api.PATCH('/api/v1/knowledge/entries/{id}', { params: { path: { id: entry.id } }, body: change }));
}

/** Returns the faults that prevent saving, by field. */
function faultsOf(values: Values, t: TFunction): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, language } of lackingTexts(values))
    found[`${field}.${language}`] = t(
      hasBlank(values[field][language])
        ? 'knowledge:starters.blank'
        : values.enabled
          ? 'knowledge:needed'
          : 'knowledge:needed_whole',
    );
  for (const language of ['en', 'es'] as const)
    for (const [field, most] of [
      ['question', longestQuestion],
      ['answer', longestAnswer],
    ] as const) {
      const { length } = values[field][language].trim();
      if (length > most) found[`${field}.${language}`] = t('knowledge:too_long', { length, most });
    }
  for (const language of ['en', 'es'] as const) {
    const ways = lines(values.alternates[language]);
    const long = ways.find(({ length }) => length > longestQuestion);
    if (ways.length > mostAlternates)
      found[`alternates.${language}`] = t('knowledge:too_many_ways', { count: ways.length, most: mostAlternates });
    else if (long !== undefined)
      found[`alternates.${language}`] = t('knowledge:too_long', { length: long.length, most: longestQuestion });
  }
  return found;
}

/** Both languages side by side; an enabled entry needs both, because callers speak either. */
interface Props {
  entry: KnowledgeEntry | null;
  asked: UnansweredQuestion | null;
  onDone: () => void;
}

export function EntryForm({ entry, asked, onDone }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const settle = useSettle();
  const client = useQueryClient();
  const draft = useDraft<Values, KnowledgeEntry, KnowledgeEntry>({
    name: 'entry',
    of: entry?.id ?? asked?.id ?? null,
    stored: entry,
    valuesOf: (stored) => valuesOf(stored, asked),
    validate: (values) => faultsOf(values, t),
    save: (values, stored) => store(values, stored),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: queryKeys.knowledge.every });
      if (asked) settle.mutate({ id: asked.id, how: 'answered' });
      notify.done(t(entry ? 'knowledge:saved' : 'knowledge:saved_new'));
      onDone();
    },
    onFailed: notify.failed,
  });
  const remove = useDeleteEntry(() => {
    draft.settle();
    onDone();
  });
  // An approved way to ask is stored already and does not need saving.
  const takeOver = (ways: readonly KnowledgeWay[]) =>
    draft.absorb((values) => {
      const added = (language: Language) =>
        [
          ...lines(values.alternates[language]),
          ...ways.filter((one) => one.language === language).map(({ way }) => way),
        ].join('\n');
      return { ...values, alternates: { en: added('en'), es: added('es') } };
    });
  return (
    <>
      <DraftForm draft={draft}>
        <div className={css.languages}>
          {(['en', 'es'] as const).map((language) => (
            <LanguageFields key={language} language={language} form={draft.form} />
          ))}
        </div>
        <Switch mt="lg" label={t('knowledge:use_it')} {...draft.form.getInputProps('enabled', { type: 'checkbox' })} />
        <FormFoot busy={draft.isBusy} onCancel={onDone}>
          {entry && (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(entry)}>
              {t('knowledge:delete')}
            </Button>
          )}
        </FormFoot>
      </DraftForm>
      {entry && <ProposedWays entryId={entry.id} onApproved={takeOver} />}
    </>
  );
}

interface FieldsProps {
  language: Language;
  form: Pick<UseFormReturnType<Values>, 'getInputProps' | 'setFieldValue' | 'getValues'>;
}

/** True when one language has a text that the other lacks: a draft can be made from it. */
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
