import { useTranslation } from 'react-i18next';
import type { ScreeningRule } from '../../lib/api';

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
        return t('screening:words.frequency', { calls: rule.calls, minutes: rule.minutes });
    }
  };
}
