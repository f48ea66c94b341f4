import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KnownCaller } from '../lib/api';
import css from './contact-notes.module.css';

/** What is noted about a caller: the language they prefer, tags, and words. */
export function ContactNotes({ contact }: { contact: KnownCaller }) {
  const { t } = useTranslation();
  const { language, tags, notes } = contact;
  const facts = [language && t(`calls:prefers.${language}`), tags.join(', ')].filter(Boolean).join(' · ');
  return (
    <>
      {facts && (
        <Text size="sm" c="dimmed">
          {facts}
        </Text>
      )}
      {notes && (
        <Text size="sm" className={css.notes} tabIndex={0} role="note" aria-label={t('calls:contact_notes')}>
          {notes}
        </Text>
      )}
    </>
  );
}
