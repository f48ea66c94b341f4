import { Group, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import type { MemberSource } from '../../lib/members';
import { DraftForm } from '../draft-form';
import { FormFoot } from '../edit-drawer';
import { InvitationLink } from '../invitation-link';
import { InviteAgain } from '../invite-again';
import { useNotify } from '../notify';
import { RemoveButton } from '../remove-button';

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

function valuesOf(member: Member | null) {
  return { name: member?.name ?? '', email: member?.email ?? '', disabled: member?.disabled ?? false };
}

interface FormProps extends Props {
  onStored: () => void;
  onInvited: (token: string) => void;
}

function MemberForm({ source, member, onDone, onStored, onInvited }: FormProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const draft = useDraft({
    name: `member.${source.queryKey.join('.')}`,
    of: member?.id ?? null,
    stored: member,
    valuesOf,
    validate: {
      name: (value) => (value.trim() ? null : t('people:needed')),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people:needed_email')),
    },
    save: async ({ name, email, disabled }, stored) => {
      if (!stored) return source.add({ name, email });
      await source.change(stored.id, { name, disabled, version: stored.version });
      return null;
    },
    onSaved: (invitation) => {
      if (invitation) return onInvited(invitation);
      onStored();
      notify.done(t('people:saved'));
      onDone();
    },
    onFailed: notify.failed,
    fieldOfCode: { email_taken: 'email' },
  });
  const { form } = draft;
  return (
    <DraftForm draft={draft}>
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
            <RemoveButton
              name={member.name}
              text={t('people:remove_member_text')}
              remove={() => source.remove(member.id, member.version)}
              restore={() => source.restore(member.id)}
              changed={[source.queryKey]}
              onDone={() => {
                draft.settle();
                onDone();
              }}
            />
            <InviteAgain name={member.name} invite={() => source.inviteAgain(member.id)} onInvited={onInvited} />
          </Group>
        )}
        <FormFoot yes={t(member ? 'frame:save' : 'people:invite')} busy={draft.isBusy} onCancel={onDone} />
      </Stack>
    </DraftForm>
  );
}
