import { Group, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import type { MemberSource } from '../../lib/members';
import { DraftForm } from '../draft-form';
import { FormFoot } from '../edit-drawer';
import { InviteAgain } from '../invite-again';
import { AskedForPassword, MakePasswordLink } from '../make-password-link';
import { useNotify } from '../notify';
import { OneTimeLink, type HandedOver } from '../one-time-link';
import { RemoveButton } from '../remove-button';

interface Props {
  source: MemberSource;
  /** Null to add a person. */
  member: Member | null;
  onDone: () => void;
}

/** Adds or changes an administrator of a business; the invitation is shown once. */
export function MemberEditor({ source, member, onDone }: Props) {
  const client = useQueryClient();
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const stored = () => void client.invalidateQueries({ queryKey: source.queryKey });
  const hand = (link: HandedOver) => {
    stored();
    setHanded(link);
  };
  return handed ? (
    <OneTimeLink {...handed} onDone={onDone} />
  ) : (
    <MemberForm {...{ source, member, onDone, onStored: stored, onHanded: hand }} />
  );
}

function valuesOf(member: Member | null) {
  return { name: member?.name ?? '', email: member?.email ?? '', disabled: member?.disabled ?? false };
}

interface FormProps extends Props {
  onStored: () => void;
  onHanded: (link: HandedOver) => void;
}

function MemberForm({ source, member, onDone, onStored, onHanded }: FormProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const invited = (token: string) => onHanded({ kind: 'invitation', token });
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
      if (invitation) return invited(invitation);
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
        <AskedForPassword at={member?.passwordAskedAt ?? null} />
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
            <InviteAgain name={member.name} invite={() => source.inviteAgain(member.id)} onInvited={invited} />
            {!member.invited && !member.disabled && (
              <MakePasswordLink
                make={() => source.passwordLink(member.id)}
                onMade={(token) => onHanded({ kind: 'password_link', token })}
              />
            )}
          </Group>
        )}
        <FormFoot yes={t(member ? 'frame:save' : 'people:invite')} busy={draft.isBusy} onCancel={onDone} />
      </Stack>
    </DraftForm>
  );
}
