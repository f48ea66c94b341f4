import { Select, Stack } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { afterHoursKinds, type RuleFields } from '../lib/after-hours';
import type { AfterHoursRule } from '../lib/api';
import { useDepartmentName, useDepartments } from '../lib/directory';

/** Returns one of the texts that the page has for after hours. */
export type AfterHoursWords = (key: string, values?: Record<string, string>) => string;

/** Returns a rule in a few words. */
export function useRuleName(words: AfterHoursWords): (rule: AfterHoursRule) => string {
  const nameOf = useDepartmentName();
  return (rule) => {
    const name = rule.kind === 'department' ? nameOf(rule.departmentId) : null;
    return name === null ? words(`kind.${rule.kind}`) : words('to_name', { name });
  };
}

interface Props {
  words: AfterHoursWords;
  fields: RuleFields;
  inputProps: (field: keyof RuleFields) => GetInputPropsReturnType;
  /** The rule that holds without one of its own; null where one is needed. */
  inherited: AfterHoursRule | null;
  /** The department whose callers these are: it cannot take them. */
  except: string | null;
}

/** What callers get after hours, each choice with its consequence in words. */
export function AfterHoursFields({ words, fields, inputProps, inherited, except }: Props) {
  const departments = useDepartments().data?.items ?? [];
  const nameOf = useDepartmentName();
  const nameOfRule = useRuleName(words);
  const own = afterHoursKinds.map((value) => ({ value, label: words(`kind.${value}`) }));
  const inherit = { value: 'inherit', label: words('inherit') };
  const consequence =
    fields.kind === 'inherit' && inherited !== null
      ? words('inherits', { rule: nameOfRule(inherited), then: words(`then.${inherited.kind}`) })
      : words(`then.${fields.kind}`);
  return (
    <Stack>
      <Select
        label={words('question')}
        description={consequence}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={inherited === null ? own : [inherit, ...own]}
        {...inputProps('kind')}
      />
      {fields.kind === 'department' && (
        <Select
          label={words('to')}
          placeholder={words('to_needed')}
          allowDeselect={false}
          data={departments.filter(({ id }) => id !== except).map(({ id }) => ({ value: id, label: nameOf(id) ?? '' }))}
          {...inputProps('departmentId')}
        />
      )}
    </Stack>
  );
}
