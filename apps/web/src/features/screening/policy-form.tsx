import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type OwnTenant, type ScreeningPolicy, type ScreeningRule } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { SaveLine } from '../../ui/save-line';
import { WholeNumber } from '../../ui/whole-number';
import { isBetween } from './rules';
import { RulesEditor } from './rules-editor';
import { useRuleFaults, useRuleWords } from './use-rule-words';

const thresholds = ['flagAt', 'challengeAt', 'blockAt'] as const;

/** An empty threshold is one that is never reached. */
type Values = Readonly<Record<(typeof thresholds)[number], number | string>> & { rules: ScreeningRule[] };

function valuesOf({ config: { screening } }: OwnTenant): Values {
  const { flagAt, challengeAt, blockAt, rules } = screening;
  return { flagAt: flagAt ?? '', challengeAt: challengeAt ?? '', blockAt: blockAt ?? '', rules };
}

/** True for an empty threshold, and for a whole number from 1 to 100. */
function isThreshold(value: number | string): boolean {
  return value === '' || isBetween(value, 1, 100);
}

function policyOf({ rules, ...values }: Values): ScreeningPolicy {
  const at = (value: number | string) => (typeof value === 'number' ? value : null);
  return { rules, flagAt: at(values.flagAt), challengeAt: at(values.challengeAt), blockAt: at(values.blockAt) };
}

/** The rules by which callers score, and what follows from a score. */
export function PolicyForm({ tenant }: { tenant: OwnTenant }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const draft = usePolicyDraft(tenant);
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
            <Text c="dimmed">{t('screening:rules.text')}</Text>
          </div>
          <RulesEditor
            rules={form.values.rules}
            errors={form.errors}
            onChange={(next) => form.setFieldValue('rules', next)}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {thresholds.map((name) => (
              <WholeNumber
                key={name}
                label={t(`screening:threshold.${name}`)}
                description={t(`screening:threshold_hint.${name}`)}
                placeholder={t('screening:never')}
                min={1}
                max={100}
                {...form.getInputProps(name)}
              />
            ))}
          </SimpleGrid>
          <SaveLine draft={draft} />
        </Stack>
      </DraftForm>
    </Paper>
  );
}

function usePolicyDraft(tenant: OwnTenant) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const faultsOfRules = useRuleFaults();
  return useDraft<Values, OwnTenant, OwnTenant>({
    name: 'screening',
    stored: tenant,
    valuesOf: (stored) => valuesOf(stored ?? tenant),
    validate: (values) => {
      const faults = faultsOfRules(values.rules);
      for (const name of thresholds) if (!isThreshold(values[name])) faults[name] = t('screening:fault.threshold');
      const { challengeAt, blockAt, flagAt } = policyOf(values);
      if (challengeAt !== null && challengeAt < (flagAt ?? 0)) faults.challengeAt ??= t('screening:fault.order');
      if (blockAt !== null && blockAt < Math.max(flagAt ?? 0, challengeAt ?? 0))
        faults.blockAt ??= t('screening:fault.order');
      return faults;
    },
    save: (values, stored) =>
      answer(
        api.PATCH('/api/v1/tenant', {
          body: { config: { screening: policyOf(values) }, version: (stored ?? tenant).version },
        }),
      ),
    onSaved: (stored) => {
      client.setQueryData(queryKeys.tenant, stored);
      notify.done(t('screening:saved'));
    },
    onFailed: notify.failed,
  });
}
