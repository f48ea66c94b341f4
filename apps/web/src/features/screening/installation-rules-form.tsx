import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type InstallationRules, type ScreeningRule } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { SaveLine } from '../../ui/save-line';
import { RulesEditor } from './rules-editor';
import { useRuleFaults, useRuleWords } from './use-rule-words';

/** The rules that are added to those of every business; what follows from a score is each business's own choice. */
export function InstallationRulesForm({ stored }: { stored: InstallationRules }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const words = useRuleWords();
  const faultsOfRules = useRuleFaults();
  const draft = useDraft<{ rules: ScreeningRule[] }, InstallationRules, InstallationRules>({
    name: 'installation-rules',
    stored,
    valuesOf: (current) => ({ rules: (current ?? stored).rules }),
    validate: ({ rules }) => faultsOfRules(rules),
    save: ({ rules }, current) =>
      answer(
        api.PUT('/api/v1/installation-screening/rules', { body: { rules, version: (current ?? stored).version } }),
      ),
    onSaved: (saved) => {
      client.setQueryData(queryKeys.screening.rules, saved);
      notify.done(t('screening:saved'));
    },
    onFailed: notify.failed,
  });
  const { form } = draft;
  const show = (path: string, value: unknown) =>
    path === 'rules' ? (value as ScreeningRule[]).map((rule) => `${words(rule)} (${rule.weight})`).join('; ') : null;
  return (
    <Paper p="lg" component="section" aria-labelledby="screening-rules">
      <DraftForm draft={draft} show={show} label={(path) => (path === 'rules' ? t('screening:rules.title') : null)}>
        <Stack>
          <div>
            <Title order={2} id="screening-rules">
              {t('screening:rules.title')}
            </Title>
            <Text c="dimmed">{t('screening:rules.of_all')}</Text>
          </div>
          <RulesEditor
            rules={form.values.rules}
            errors={form.errors}
            onChange={(next) => form.setFieldValue('rules', next)}
          />
          <SaveLine draft={draft} />
        </Stack>
      </DraftForm>
    </Paper>
  );
}
