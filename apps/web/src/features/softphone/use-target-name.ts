import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../lib/directory';
import type { TransferTarget } from './desk';

/** Returns the name of a transfer's target. */
export function useTargetName(): (target: TransferTarget) => string {
  const { t } = useTranslation();
  const directory = useDirectory();
  return ({ kind, id }) =>
    (kind === 'agent' ? directory.agent(id) : directory.department(id)) ?? t('softphone:somebody');
}
