import { Button, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallDetail, KnownCaller } from '../../lib/api';
import { useMe } from '../../lib/session';
import { ContactNotes } from '../../ui/contact-notes';
import { VipBadge } from '../../ui/vip-badge';
import css from './detail.module.css';

/** Who called, as far as the business knows them. */
export function CallerContact({ contact }: { contact: KnownCaller }) {
  const isAdmin = useMe().role === 'tenant_admin';
  const { id, name, company, tier } = contact;
  return (
    <div className={css.contact}>
      <Text fw={600}>
        {isAdmin ? <Link to={`/contacts?contact=${id}`}>{name}</Link> : name}
        {company && company !== name && ` · ${company}`} <VipBadge tier={tier} />
      </Text>
      <ContactNotes contact={contact} />
    </div>
  );
}

/** Lets an administrator save a stranger as a contact. */
export function SaveContact({ call: { caller, contact } }: { call: CallDetail }) {
  const { t } = useTranslation();
  const isAdmin = useMe().role === 'tenant_admin';
  if (!isAdmin || contact !== null || caller === null) return null;
  return (
    <Button
      component={Link}
      to="/contacts?contact=new"
      state={{ number: caller }}
      size="xs"
      variant="default"
      leftSection={<IconUserPlus size={14} aria-hidden />}
    >
      {t('calls:save_contact')}
    </Button>
  );
}
