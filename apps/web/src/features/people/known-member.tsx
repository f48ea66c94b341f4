import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import { ownMembers } from '../../lib/members';
import { useMe } from '../../lib/session';

interface Props {
  /** As typed in the form. */
  email: string;
  onGive: (member: Member) => void;
}

/** Says that an e-mail address belongs to a user of the business who has no extension, and offers to give them one. */
export function KnownMember({ email, onGive }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const members = useQuery({ queryKey: ownMembers.queryKey, queryFn: ownMembers.list });
  const typed = email.trim().toLowerCase();
  const member = members.data?.items.find((one) => one.email.toLowerCase() === typed);
  if (!member || typed === '') return null;
  const isMe = member.id === me.personId;
  return (
    <Alert color="gray" role="status">
      <Text>{isMe ? t('staff:known_me') : t('staff:known_member', { name: member.name })}</Text>
      <Group mt={8}>
        <Button size="xs" onClick={() => onGive(member)}>
          {isMe ? t('staff:give_yourself') : t('staff:give_extension')}
        </Button>
      </Group>
    </Alert>
  );
}
