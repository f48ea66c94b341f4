import { Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { callerName, callerOf } from '../../lib/format';
import { VipBadge } from '../../ui/vip-badge';
import type { DeskCall, Offer } from './desk';
import css from './softphone.module.css';

const ContactNotes = lazy(async () => ({ default: (await import('../../ui/contact-notes')).ContactNotes }));

const REASONS = ['asked_for_person', 'asked_by_name', 'extension', 'attempts', 'urgent', 'agent', 'fallback'];

/** Who is calling, in which language, and why the call was passed to a person: one line each. */
export function CallerLines({ call, department }: { call: Offer | DeskCall; department?: string | null }) {
  const { t } = useTranslation();
  const { contact } = call;
  const reason = call.reason !== null && REASONS.includes(call.reason) ? t(`softphone:reason.${call.reason}`) : null;
  return (
    <div>
      <Text className={css.number}>
        {callerOf(call, t('softphone:withheld'))}
        {contact?.tier != null && (
          <>
            {' '}
            <VipBadge tier={contact.tier} />
          </>
        )}
      </Text>
      {contact && (
        <Text size="sm">
          {[contact.company !== contact.name && contact.company, callerName(call.caller, t('softphone:withheld'))]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {[t(`softphone:language.${call.language}`), department].filter(Boolean).join(' · ')}
      </Text>
      {call.spamScore !== null && (
        <Text size="sm" fw={600} className={css.suspicious}>
          <IconFlag size={16} aria-hidden /> {t('calls:flagged', { score: call.spamScore })}
        </Text>
      )}
      {reason && <Text mt={4}>{reason}</Text>}
      <Suspense fallback={null}>{contact && <ContactNotes contact={contact} />}</Suspense>
    </div>
  );
}
