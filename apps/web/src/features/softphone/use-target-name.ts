import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../lib/directory';
import type { TransferTarget } from './desk';

/** What to call whom a caller is handed to. */
export function useTargetName(): (target: TransferTarget) => string {
  const { t } = useTranslation();
  const directory = useDirectory();
  return ({ kind, id }) =>
    (kind === 'agent' ? directory.agent(id) : directory.department(id)) ?? t('softphone:somebody');
}
