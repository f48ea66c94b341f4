import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import type { MemberSource } from '../../lib/members';
import { EmptyState } from '../empty-state';
import { ListBar, ListRow, ResourceList } from '../resource-list';
import css from './members.module.css';

interface Props {
  source: MemberSource;
  /** Null to add a person. */
  onOpen: (member: Member | null) => void;
}

export function MemberList({ source, onOpen }: Props) {
  const { t } = useTranslation();
  const members = useQuery({ queryKey: source.queryKey, queryFn: source.list });
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onOpen(null)}>
      {t('people:add_administrator')}
    </Button>
  );
  return (
    <ResourceList
      query={members}
      rows={2}
      head={<ListBar>{add}</ListBar>}
      empty={
        <EmptyState title={t('people:no_administrators.title')} action={add}>
          {t('people:no_administrators.text')}
        </EmptyState>
      }
    >
      {(member) => (
        <ListRow key={member.id} className={css.row} onOpen={() => onOpen(member)}>
          <span>
            <span className={css.name}>{member.name}</span>
            <span className={css.quiet}>{member.email}</span>
            {member.passwordAskedAt !== null && <span className={css.asked}>{t('people:forgot_password')}</span>}
          </span>
          <Standing member={member} />
        </ListRow>
      )}
    </ResourceList>
  );
}

function Standing({ member }: { member: Member }) {
  const { t } = useTranslation();
  const words = member.disabled ? t('people:disabled') : member.invited ? t('people:invited') : t('people:active');
  return <span className={css.quiet}>{words}</span>;
}
