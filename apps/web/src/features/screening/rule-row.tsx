import { ActionIcon, MultiSelect, Select, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { attestations, callsOf } from '@voicecore/domain/screening';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningRule } from '../../lib/api';
import { WholeNumber } from '../../ui/whole-number';
import { useRuleWords } from './use-rule-words';
import css from './screening.module.css';

interface Props {
  rule: ScreeningRule;
  fault: ReactNode;
  onChange: (rule: ScreeningRule) => void;
  onRemove: () => void;
}

/** One rule: what it looks for, and what it adds to the score. */
export function RuleRow({ rule, fault, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const words = useRuleWords()(rule);
  return (
    <fieldset className={css.rule}>
      <legend className={css.legend}>{t(`screening:kind.${rule.kind}`)}</legend>
      <div className={css.fields}>
        <RuleFields rule={rule} onChange={onChange} />
        <Count
          className={css.weight}
          label={t('screening:weight')}
          most={100}
          value={rule.weight}
          onChange={(weight) => onChange({ ...rule, weight })}
        />
        <ActionIcon
          className={css.remove}
          variant="subtle"
          color="red"
          size="lg"
          aria-label={t('screening:remove_rule', { rule: words })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
      {fault !== null && (
        <Text c="red" size="sm" role="alert">
          {fault}
        </Text>
      )}
    </fieldset>
  );
}

function RuleFields({ rule, onChange }: Pick<Props, 'rule' | 'onChange'>) {
  const { t } = useTranslation();
  switch (rule.kind) {
    case 'withheld':
      return <Text className={css.wide}>{t('screening:withheld_hint')}</Text>;
    case 'prefix':
      return (
        <TextInput
          className={css.wide}
          label={t('screening:prefix')}
          placeholder="+1900"
          maxLength={8}
          value={rule.prefix}
          onChange={({ currentTarget }) => onChange({ ...rule, prefix: currentTarget.value.trim() })}
        />
      );
    case 'attestation':
      return (
        <MultiSelect
          className={css.wide}
          label={t('screening:levels')}
          data={attestations.map((value) => ({ value, label: t(`screening:level.${value}`) }))}
          value={rule.levels}
          onChange={(levels) => onChange({ ...rule, levels: attestations.filter((level) => levels.includes(level)) })}
        />
      );
    case 'frequency':
      return (
        <>
          <Select
            className={css.wide}
            label={t('screening:of')}
            allowDeselect={false}
            data={callsOf.map((value) => ({ value, label: t(`screening:calls_of.${value}`) }))}
            value={rule.of ?? 'number'}
            onChange={(value) => onChange({ ...rule, of: callsOf.find((each) => each === value) ?? 'number' })}
          />
          <Count
            className={css.count}
            label={t('screening:calls')}
            most={100}
            value={rule.calls}
            onChange={(calls) => onChange({ ...rule, calls })}
          />
          <Count
            className={css.count}
            label={t('screening:minutes')}
            most={10_080}
            value={rule.minutes}
            onChange={(minutes) => onChange({ ...rule, minutes })}
          />
        </>
      );
    case 'keyword':
      return (
        <TextInput
          className={css.wide}
          label={t('screening:said')}
          placeholder={t('screening:said_example')}
          maxLength={100}
          value={rule.words}
          onChange={({ currentTarget }) => onChange({ ...rule, words: currentTarget.value })}
        />
      );
    case 'pattern':
      return (
        <TextInput
          className={css.wide}
          label={t('screening:pattern')}
          description={t('screening:pattern_hint')}
          placeholder="seo|google ranking"
          maxLength={200}
          spellCheck={false}
          value={rule.pattern}
          onChange={({ currentTarget }) => onChange({ ...rule, pattern: currentTarget.value })}
        />
      );
  }
}

interface CountProps {
  className: string | undefined;
  label: string;
  most: number;
  value: number;
  onChange: (value: number) => void;
}

/** A whole number from 1; an empty field is 0, which the form refuses. What is typed stays until it is corrected. */
function Count({ most, value, onChange, ...field }: CountProps) {
  return (
    <WholeNumber
      {...field}
      min={1}
      max={most}
      value={value === 0 ? '' : value}
      onChange={(typed) => onChange(Number(typed))}
    />
  );
}
