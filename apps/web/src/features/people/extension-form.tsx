import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Member } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { useMe } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { extensionFault } from './extension-fault';
import { DepartmentsField, ExtensionField } from './extension-fields';

interface Props {
  member: Member;
  /** What was typed before it turned out that the person is in the business already. */
  typed?: { extension: string; departmentIds: string[] } | undefined;
  onDone: () => void;
}

const blank = { extension: '', departmentIds: [] as string[] };

/** Makes an agent of a user who is in the business already: the same account, now with an extension. */
export function ExtensionForm({ member, typed, onDone }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const me = useMe();
  const draft = useDraft({
    name: 'extension',
    of: member.id,
    stored: member,
    valuesOf: () => typed ?? blank,
    validate: { extension: (value) => extensionFault(value, t) },
    save: (values) =>
      answer(
        api.POST('/api/v1/members/{id}/extension', {
          params: { path: { id: member.id } },
          body: { ...values, version: member.version },
        }),
      ),
    onSaved: () => {
      for (const queryKey of [queryKeys.agents, queryKeys.members, queryKeys.departments])
        void client.invalidateQueries({ queryKey });
      notify.done(t('staff:extension_given', { name: member.name }));
      onDone();
    },
    onFailed: notify.failed,
    fieldOfCode: { extension_taken: 'extension' },
  });
  const { form } = draft;
  return (
    <DraftForm draft={draft}>
      <Stack>
        <Text>
          {member.id === me.personId
            ? t('staff:give_yourself_text')
            : t('staff:give_extension_text', { name: member.name })}
        </Text>
        <ExtensionField data-autofocus {...form.getInputProps('extension')} />
        <DepartmentsField {...form.getInputProps('departmentIds')} />
        <FormFoot yes={t('staff:give_extension')} busy={draft.isBusy} onCancel={onDone} />
      </Stack>
    </DraftForm>
  );
}
