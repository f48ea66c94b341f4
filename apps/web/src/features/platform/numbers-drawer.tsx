import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, wholeList, type PhoneNumber, type Tenant } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { phoneNumber } from '../../lib/format';
import { asE164 } from '../../lib/format/typed-number';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer } from '../../ui/edit-drawer';
import { Loaded } from '../../ui/loaded';
import { useNotify } from '../../ui/notify';
import { RemoveButton } from '../../ui/remove-button';
import { SkeletonRows } from '../../ui/skeleton-rows';

/** The numbers of the carrier's account that are assigned to a business. */
export function NumbersDrawer({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation();
  const { id } = tenant;
  const numbers = useQuery({
    queryKey: queryKeys.numbersOf(id),
    queryFn: () =>
      wholeList((query) => answer(api.GET('/api/v1/tenants/{id}/numbers', { params: { path: { id }, query } }))),
  });
  return (
    <EditDrawer title={t('platform:numbers_of', { name: tenant.name })} size={480} onClose={onClose}>
      <Stack>
        <Loaded query={numbers} skeleton={<SkeletonRows rows={2} height={40} />}>
          {({ items }) => (
            <>
              {items.length === 0 && <Text>{t('platform:no_numbers')}</Text>}
              {items.map((number) => (
                <Group key={number.id} justify="space-between">
                  <Text>{phoneNumber(number.e164)}</Text>
                  <TakeAway tenant={tenant} number={number} />
                </Group>
              ))}
            </>
          )}
        </Loaded>
        <GiveNumber tenant={tenant} />
      </Stack>
    </EditDrawer>
  );
}

function GiveNumber({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const draft = useDraft({
    name: 'given-number',
    of: tenant.id,
    stored: null,
    valuesOf: () => ({ e164: '' }),
    validate: { e164: (value) => (asE164(value) ? null : t('numbers:needed')) },
    save: ({ e164 }) =>
      answer(
        api.POST('/api/v1/tenants/{id}/numbers', {
          params: { path: { id: tenant.id } },
          body: { e164: asE164(e164) ?? e164 },
        }),
      ),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: queryKeys.numbersOf(tenant.id) });
      draft.discard();
      notify.done(t('numbers:saved'));
    },
    onFailed: notify.failed,
    fieldOfCode: { number_taken: 'e164' },
  });
  return (
    <DraftForm draft={draft}>
      <Group align="flex-end" wrap="nowrap">
        <TextInput flex={1} label={t('numbers:number')} type="tel" {...draft.form.getInputProps('e164')} />
        <Button type="submit" loading={draft.isBusy}>
          {t('platform:give_number')}
        </Button>
      </Group>
    </DraftForm>
  );
}

function TakeAway({ tenant, number }: { tenant: Tenant; number: PhoneNumber }) {
  const path = { id: tenant.id, numberId: number.id };
  const query = { version: String(number.version) };
  return (
    <RemoveButton
      size="xs"
      name={phoneNumber(number.e164)}
      remove={() => answer(api.DELETE('/api/v1/tenants/{id}/numbers/{numberId}', { params: { path, query } }))}
      restore={() => answer(api.POST('/api/v1/tenants/{id}/numbers/{numberId}/restoration', { params: { path } }))}
      changed={[queryKeys.numbersOf(tenant.id)]}
    />
  );
}
