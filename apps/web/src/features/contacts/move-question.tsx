import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../lib/api';
import { Confirm } from '../../ui/confirm';
import { contactApi } from './contact-api';

interface Props {
  /** The contact that has the number or code. */
  holder: string;
  onYes: () => void;
  onClose: () => void;
}

/** Asks whether a number or account code is to be taken from the contact that has it. */
export function MoveQuestion({ holder, onYes, onClose }: Props) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: queryKeys.contacts.one(holder), queryFn: () => contactApi.one(holder) });
  if (found.isPending) return null;
  const name = found.data?.name ?? t('contacts:unreadable');
  return (
    <Confirm opened title={t('contacts:move.title')} yes={t('contacts:move.yes')} onYes={onYes} onClose={onClose}>
      {t('contacts:move.text', { name })}
    </Confirm>
  );
}
