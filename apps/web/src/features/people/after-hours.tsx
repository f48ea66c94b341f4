import { Box, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOfRule, ownRule, ruleInFields, ruleThatHolds, type RuleFields } from '../../lib/after-hours';
import { answer, api, queryKeys, type AfterHoursRule, type Hours } from '../../lib/api';
import { useDepartmentName } from '../../lib/directory';
import { useDraft } from '../../lib/drafts';
import { AfterHoursFields, useRuleName, type AfterHoursWords } from '../../ui/after-hours-fields';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';
import { SaveOrDiscard } from './save-or-discard';

interface Props {
  hours: Hours;
  departmentId: string | null;
  admin: boolean;
}

/** The rule of the business or of a department, with the version that a change of it names. */
interface OwnRule {
  readonly version: number;
  readonly rule: AfterHoursRule | null;
}

function ownOf(hours: Hours, departmentId: string | null): OwnRule {
  const version = hours.versions.find((one) => one.departmentId === departmentId)?.version ?? 1;
  return { version, rule: ownRule(hours, departmentId) };
}

/** What callers get who want a person while the business or the department is closed. */
export function AfterHours({ hours, departmentId, admin }: Props) {
  const { t } = useTranslation();
  const words: AfterHoursWords = (key, values) => t(`hours:after.${key}`, values ?? {});
  const nameOf = useRuleName(words);
  const rule = ruleThatHolds(hours, departmentId);
  return (
    <section aria-labelledby="after-hours">
      <Title order={2} id="after-hours">
        {t('hours:after.title')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t(departmentId === null ? 'hours:after.text' : 'hours:after.text_department')}
      </Text>
      {admin ? (
        <Box maw={480}>
          <RuleForm {...{ hours, departmentId, words }} />
        </Box>
      ) : (
        <Text>
          {nameOf(rule)}. {words(`then.${rule.kind}`)}
        </Text>
      )}
    </section>
  );
}

function RuleForm({ hours, departmentId, words }: Omit<Props, 'admin'> & { words: AfterHoursWords }) {
  const nameOfDepartment = useDepartmentName();
  const stored = useMemo(() => ownOf(hours, departmentId), [hours, departmentId]);
  const draft = useRuleDraft(stored, departmentId, words);
  const { form } = draft;
  const show = (path: string, value: unknown) =>
    path === 'kind'
      ? words(value === 'inherit' ? 'inherit' : `kind.${String(value)}`)
      : nameOfDepartment(String(value));
  return (
    <DraftForm draft={draft} show={show}>
      <AfterHoursFields
        words={words}
        fields={form.values}
        inputProps={form.getInputProps}
        inherited={departmentId === null ? null : ruleThatHolds(hours, null)}
        except={departmentId}
      />
      <SaveOrDiscard draft={draft} />
    </DraftForm>
  );
}

type Fields = RuleFields & Record<string, unknown>;

function useRuleDraft(stored: OwnRule, departmentId: string | null, words: AfterHoursWords) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const put = async (rule: AfterHoursRule | null, version: number): Promise<Hours> => {
    const hours = await answer(api.PUT('/api/v1/hours/after-hours', { body: { departmentId, rule, version } }));
    client.setQueryData(queryKeys.hours, hours);
    return hours;
  };
  return useDraft<Fields, OwnRule, { hours: Hours; before: AfterHoursRule | null }>({
    name: 'after-hours',
    of: departmentId ?? 'business',
    stored,
    valuesOf: (own) => ({ ...fieldsOfRule(own?.rule ?? null) }),
    storedOf: (current) => ownOf(current as Hours, departmentId),
    validate: {
      departmentId: (value, { kind }) => (kind === 'department' && value === null ? words('to_needed') : null),
    },
    save: async (fields, own) => ({
      hours: await put(ruleInFields(fields), own?.version ?? 1),
      before: own?.rule ?? null,
    }),
    onSaved: ({ hours, before }) =>
      offerUndo({
        message: t('people:saved'),
        undo: () => put(before, ownOf(hours, departmentId).version),
        changed: [queryKeys.hours],
      }),
    onFailed: notify.failed,
  });
}
