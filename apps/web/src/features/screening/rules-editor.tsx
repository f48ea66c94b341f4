import { Button, Group, Text } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { ruleKinds } from '@voicecore/domain/screening';
import { useTranslation } from 'react-i18next';
import type { ScreeningRule } from '../../lib/api';
import { newRule } from './rules';
import { RuleRow } from './rule-row';

interface Props {
  rules: ScreeningRule[];
  errors: FormErrors;
  onChange: (rules: ScreeningRule[]) => void;
}

/** The rules of a form: each can be changed and removed, and one of each kind can be added. */
export function RulesEditor({ rules, errors, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {rules.length === 0 && <Text c="dimmed">{t('screening:rules.none')}</Text>}
      {rules.map((rule, at) => (
        <RuleRow
          key={rule.id}
          rule={rule}
          fault={errors[`rules.${at}`] ?? null}
          onChange={(next) => onChange(rules.map((each) => (each.id === rule.id ? next : each)))}
          onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
        />
      ))}
      {errors.rules && (
        <Text c="red" size="sm" role="alert">
          {errors.rules}
        </Text>
      )}
      <Group gap="xs">
        {ruleKinds.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...rules, newRule(kind, rules)])}
          >
            {t(`screening:add_rule.${kind}`)}
          </Button>
        ))}
      </Group>
    </>
  );
}
