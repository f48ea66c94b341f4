import { Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Agent, type Member, type StaffRole } from '../../lib/api';
import { useDepartmentName } from '../../lib/directory';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { FormFoot } from '../../ui/edit-drawer';
import { InviteAgain } from '../../ui/invite-again';
import { AskedForPassword, MakePasswordLink } from '../../ui/make-password-link';
import { useNotify } from '../../ui/notify';
import type { HandedOver } from '../../ui/one-time-link';
import { RemoveButton } from '../../ui/remove-button';
import { extensionFault } from './extension-fault';
import { DepartmentsField, ExtensionField } from './extension-fields';
import { GiveUpExtension } from './give-up-extension';
import { KnownMember } from './known-member';
import { LevelFields } from './level-fields';
import { levelsOf, levelValuesOf, skillFault } from './levels';

interface Props {
  agent: Agent | null;
  onHanded: (link: HandedOver) => void;
  /** Called when the person is in the business already, with the extension and departments typed so far. */
  onKnown: (member: Member, typed: { extension: string; departmentIds: string[] }) => void;
  onDone: () => void;
}

const roles: readonly StaffRole[] = ['agent', 'supervisor', 'tenant_admin'];

function staffRole(role: Agent['role'] | undefined): StaffRole {
  return role === 'super_admin' ? 'tenant_admin' : (role ?? 'agent');
}

function valuesOf(agent: Agent | null) {
  return {
    name: agent?.name ?? '',
    email: agent?.email ?? '',
    extension: agent?.extension ?? '',
    role: staffRole(agent?.role),
    departmentIds: agent?.departmentIds ?? [],
    disabled: agent?.disabled ?? false,
    ...levelValuesOf(agent),
  };
}

type Values = ReturnType<typeof valuesOf>;

/** Returns an invitation for a new agent; null for a change. */
async function store(agent: Agent | null, values: Values): Promise<string | null> {
  const { email, disabled, ...rest } = values;
  const body = { ...rest, ...levelsOf(values) };
  if (!agent) return (await answer(api.POST('/api/v1/agents', { body: { ...body, email } }))).invitation;
  const change = { ...body, disabled, version: agent.version };
  await answer(api.PATCH('/api/v1/agents/{id}', { params: { path: { id: agent.id } }, body: change }));
  return null;
}

const inviteAgain = async (id: string): Promise<string | null> =>
  (await answer(api.POST('/api/v1/agents/{id}/invitation', { params: { path: { id } } }))).invitation;

const passwordLink = async (id: string): Promise<string> =>
  (await answer(api.POST('/api/v1/agents/{id}/password-link', { params: { path: { id } } }))).token;

export function AgentForm({ agent, onHanded, onKnown, onDone }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const departmentName = useDepartmentName();
  const handed = (kind: HandedOver['kind']) => (token: string) => {
    void client.invalidateQueries({ queryKey: queryKeys.agents });
    onHanded({ kind, token });
  };
  const invited = handed('invitation');
  const draft = useDraft<Values, Agent, string | null>({
    name: 'agent',
    of: agent?.id ?? null,
    stored: agent,
    valuesOf,
    validate: {
      name: (value) => (value.trim() ? null : t('people:needed')),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people:needed_email')),
      extension: (value) => extensionFault(value, t),
      skills: {
        name: (value, { skills }) => {
          const fault = skillFault(value, skills);
          return fault && t(`departments:${fault}`);
        },
      },
    },
    save: (values, stored) => store(stored, values),
    onSaved: (invitation) => {
      if (invitation) return invited(invitation);
      void client.invalidateQueries({ queryKey: queryKeys.agents });
      notify.done(t('people:saved'));
      onDone();
    },
    onFailed: notify.failed,
    fieldOfCode: { extension_taken: 'extension', email_taken: 'email' },
  });
  const { form } = draft;
  const show = (path: string, value: unknown) => {
    if (path === 'role') return t(`frame:role.${String(value)}`);
    return path === 'departmentIds' ? (value as string[]).map(departmentName).join(', ') : null;
  };
  return (
    <DraftForm draft={draft} show={show}>
      <Stack>
        <AskedForPassword at={agent?.passwordAskedAt ?? null} />
        <TextInput label={t('people:name')} data-autofocus maxLength={120} {...form.getInputProps('name')} />
        <TextInput label={t('sign_in:email')} type="email" disabled={agent !== null} {...form.getInputProps('email')} />
        {!agent && (
          <KnownMember
            email={form.values.email}
            onGive={(member) => {
              const { extension, departmentIds } = form.getValues();
              draft.discard();
              onKnown(member, { extension, departmentIds });
            }}
          />
        )}
        <ExtensionField {...form.getInputProps('extension')} />
        <Select
          label={t('staff:role')}
          allowDeselect={false}
          data={roles.map((value) => ({ value, label: t(`frame:role.${value}`) }))}
          {...form.getInputProps('role')}
        />
        <DepartmentsField {...form.getInputProps('departmentIds')} />
        <LevelFields form={form} skills={form.values.skills} />
        {agent && (
          <Switch
            label={t('people:disable')}
            description={t('people:disable_hint')}
            {...form.getInputProps('disabled', { type: 'checkbox' })}
          />
        )}
        {agent && (
          <Group>
            <RemoveAgent
              agent={agent}
              onDone={() => {
                draft.settle();
                onDone();
              }}
            />
            {agent.role === 'tenant_admin' && (
              <GiveUpExtension
                agent={agent}
                onDone={() => {
                  draft.settle();
                  onDone();
                }}
              />
            )}
            <InviteAgain name={agent.name} invite={() => inviteAgain(agent.id)} onInvited={invited} />
            {!agent.invited && !agent.disabled && (
              <MakePasswordLink make={() => passwordLink(agent.id)} onMade={handed('password_link')} />
            )}
          </Group>
        )}
        <FormFoot yes={t(agent ? 'frame:save' : 'people:invite')} busy={draft.isBusy} onCancel={onDone} />
      </Stack>
    </DraftForm>
  );
}

function RemoveAgent({ agent, onDone }: { agent: Agent; onDone: () => void }) {
  const { t } = useTranslation();
  const path = { id: agent.id };
  const query = { version: String(agent.version) };
  return (
    <RemoveButton
      name={agent.name}
      text={t('staff:remove_text', { extension: agent.extension })}
      remove={() => answer(api.DELETE('/api/v1/agents/{id}', { params: { path, query } }))}
      restore={() => answer(api.POST('/api/v1/agents/{id}/restoration', { params: { path } }))}
      changed={[queryKeys.agents, queryKeys.departments]}
      onDone={onDone}
    />
  );
}
