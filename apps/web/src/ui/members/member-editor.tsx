import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Member } from '../../lib/api';
import type { MemberSource } from '../../lib/members';
import { Confirm } from '../confirm';
import { InvitationLink } from '../invitation-link';
import { InviteAgain } from '../invite-again';
import { useNotify } from '../notify';

interface Props {
  source: MemberSource;
  /** Null to add somebody. */
  member: Member | null;
  onDone: () => void;
}

/** Adds or changes somebody who administers a business; an invitation is shown once. */
export function MemberEditor({ source, member, onDone }: Props) {
  const client = useQueryClient();
  const [invitation, setInvitation] = useState<string | null>(null);
  const stored = () => void client.invalidateQueries({ queryKey: source.queryKey });
  const invited = (token: string) => {
    stored();
    setInvitation(token);
  };
  return invitation ? (
    <InvitationLink token={invitation} onDone={onDone} />
  ) : (
    <MemberForm {...{ source, member, onDone, onStored: stored, onInvited: invited }} />
  );
}

interface FormProps extends Props {
  onStored: () => void;
  onInvited: (token: string) => void;
}

function MemberForm({ source, member, onDone, onStored, onInvited }: FormProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm({
    initialValues: { name: member?.name ?? '', email: member?.email ?? '', disabled: member?.disabled ?? false },
    validate: {
      name: (value) => (value.trim() ? null : t('people:needed')),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people:needed_email')),
    },
  });
  const save = useMutation({
    mutationFn: async ({ name, email, disabled }: typeof form.values) => {
      if (!member) return source.add({ name, email });
      await source.change(member.id, { name, disabled });
      return null;
    },
    onSuccess: (invitation) => {
      if (invitation) return onInvited(invitation);
      onStored();
      notify.done(t('people:saved'));
      onDone();
    },
    onError: (error) => {
      if (asProblem(error).code === 'email_taken') form.setFieldError('email', t('problems:email_taken.failed'));
      else notify.failed(error);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('people:name')} data-autofocus maxLength={120} {...form.getInputProps('name')} />
        <TextInput label={t('sign_in:email')} type="email" disabled={!!member} {...form.getInputProps('email')} />
        {member && (
          <Switch
            label={t('people:disable')}
            description={t('people:disable_hint')}
            {...form.getInputProps('disabled', { type: 'checkbox' })}
          />
        )}
        {member && (
          <Group>
            <RemoveMember {...{ source, member, onStored, onDone }} />
            <InviteAgain name={member.name} invite={() => source.inviteAgain(member.id)} onInvited={onInvited} />
          </Group>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onDone}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t(member ? 'frame:save' : 'people:invite')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type RemoveProps = Pick<FormProps, 'source' | 'onStored' | 'onDone'> & { member: Member };

function RemoveMember({ source, member, onStored, onDone }: RemoveProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => source.remove(member.id),
    onSuccess: () => {
      onStored();
      notify.done(t('people:removed', { name: member.name }));
      onDone();
    },
    onError: notify.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('people:remove')}
      </Button>
      <Confirm
        opened={asking}
        title={t('people:remove_title', { name: member.name })}
        yes={t('people:remove')}
        busy={remove.isPending}
        onYes={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('people:remove_member_text')}
      </Confirm>
    </>
  );
}
