import { Button, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallDetail } from '../../lib/api';
import { useMe } from '../../lib/session';
import { ContactNotes } from '../../ui/contact-notes';
import { VipBadge } from '../../ui/vip-badge';
import css from './detail.module.css';

/** Who called, as far as the business knows them; an administrator can save a stranger as a contact. */
export function CallerContact({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const isAdmin = useMe().role === 'tenant_admin';
  const { caller, contact } = call;
  if (contact)
    return (
      <div className={css.contact}>
        <Text fw={600}>
          {isAdmin ? <Link to={`/contacts?contact=${contact.id}`}>{contact.name}</Link> : contact.name}
          {contact.company && contact.company !== contact.name && ` · ${contact.company}`}{' '}
          <VipBadge tier={contact.tier} />
        </Text>
        <ContactNotes contact={contact} />
      </div>
    );
  if (!isAdmin || caller === null) return null;
  return (
    <Button
      component={Link}
      to="/contacts?contact=new"
      state={{ number: caller }}
      size="xs"
      variant="default"
      my={8}
      leftSection={<IconUserPlus size={14} aria-hidden />}
    >
      {t('calls:save_contact')}
    </Button>
  );
}
