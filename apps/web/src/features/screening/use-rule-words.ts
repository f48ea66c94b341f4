import { useTranslation } from 'react-i18next';
import type { ScreeningRule } from '../../lib/api';
import { faultOfRule } from './rules';

/** Returns a rule in words. */
export function useRuleWords(): (rule: ScreeningRule) => string {
  const { t } = useTranslation();
  return (rule) => {
    switch (rule.kind) {
      case 'withheld':
        return t('screening:words.withheld');
      case 'prefix':
        return t('screening:words.prefix', { prefix: rule.prefix });
      case 'attestation':
        return t('screening:words.attestation', {
          levels: rule.levels.map((level) => t(`screening:level.${level}`)).join(', '),
        });
      case 'frequency':
        return t(`screening:words.${rule.of ?? 'number'}`, { calls: rule.calls, minutes: rule.minutes });
      case 'keyword':
        return t('screening:words.keyword', { words: rule.words });
      case 'pattern':
        return t('screening:words.pattern', { pattern: rule.pattern });
    }
  };
}

/** Returns what keeps each rule from being saved, by the field of the form. */
export function useRuleFaults(): (rules: readonly ScreeningRule[]) => Record<string, string> {
  const { t } = useTranslation();
  return (rules) =>
    Object.fromEntries(
      rules.flatMap((rule, at) => {
        const fault = faultOfRule(rule);
        return fault === null ? [] : [[`rules.${at}`, t(`screening:fault.${fault}`)]];
      }),
    );
}
