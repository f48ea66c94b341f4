import {
  Checkbox,
  type InputWrapperProps,
  Group,
  MultiSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { allowableLines } from '@voicecore/domain/outbound';
import { getCountries } from 'libphonenumber-js';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type OutboundSettings } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { SaveLine } from '../../ui/save-line';
import { WholeNumber } from '../../ui/whole-number';
import css from './outgoing.module.css';
import { amountNames, countNames, counts, faultsOf, policyOf, valuesOf, type Values } from './policy-values';

/** Fields side by side stay on one line, however long their explanations are. */
const order: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

/** What a business allows its outgoing calls. */
export function PolicyForm({ settings }: { settings: OutboundSettings }) {
  const { t } = useTranslation();
  const draft = usePolicyDraft(settings);
  const { form } = draft;
  return (
    <Paper p="lg" component="section" aria-labelledby="outgoing-policy">
      <DraftForm draft={draft} label={(path) => (path === 'lines' ? t('outgoing:lines') : null)}>
        <Stack>
          <div>
            <Title order={2} id="outgoing-policy">
              {t('outgoing:policy.title')}
            </Title>
            <Text c="dimmed">{t(settings.isDefault ? 'outgoing:policy.is_default' : 'outgoing:policy.text')}</Text>
          </div>
          <CountriesField {...form.getInputProps('countries')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {(['allowedPrefixes', 'blockedPrefixes'] as const).map((name) => (
              <TextInput
                key={name}
                label={t(`outgoing:field.${name}`)}
                description={t(`outgoing:hint.${name}`)}
                inputWrapperOrder={order}
                maxLength={1_000}
                {...form.getInputProps(name)}
              />
            ))}
          </SimpleGrid>
          <Checkbox.Group
            label={t('outgoing:lines')}
            description={t('outgoing:hint.lines')}
            {...form.getInputProps('lines')}
          >
            <Group className={css.lines}>
              {allowableLines.map((line) => (
                <Checkbox
                  key={line}
                  value={line}
                  label={t(`outgoing:lines_of.${line}`)}
                  classNames={{ body: css.checkBody, label: css.check }}
                />
              ))}
            </Group>
          </Checkbox.Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              type="time"
              label={t('outgoing:field.opens')}
              description={t('outgoing:hint.opens')}
              inputWrapperOrder={order}
              {...form.getInputProps('opens')}
            />
            <TextInput
              type="time"
              label={t('outgoing:field.closes')}
              description={t('outgoing:hint.closes')}
              inputWrapperOrder={order}
              {...form.getInputProps('closes')}
            />
            {countNames.map((name) => (
              <WholeNumber
                key={name}
                label={t(`outgoing:field.${name}`)}
                description={t(`outgoing:hint.${name}`)}
                inputWrapperOrder={order}
                min={1}
                max={counts[name]}
                {...form.getInputProps(name)}
              />
            ))}
            {amountNames.map((name) => (
              <TextInput
                key={name}
                label={t(`outgoing:field.${name}`)}
                description={t(`outgoing:hint.${name}`)}
                inputWrapperOrder={order}
                leftSection="$"
                inputMode="decimal"
                maxLength={20}
                {...form.getInputProps(name)}
              />
            ))}
          </SimpleGrid>
          <Used settings={settings} />
          <SaveLine draft={draft} />
        </Stack>
      </DraftForm>
    </Paper>
  );
}

function CountriesField(
  input: ReturnType<ReturnType<typeof useDraft<Values, OutboundSettings, OutboundSettings>>['form']['getInputProps']>,
) {
  const { t, i18n } = useTranslation();
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
    return getCountries()
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  }, [i18n.language]);
  return (
    <MultiSelect
      label={t('outgoing:field.countries')}
      description={t('outgoing:hint.countries')}
      inputWrapperOrder={order}
      searchable
      hidePickedOptions
      maxValues={100}
      nothingFoundMessage={t('frame:nothing_found')}
      data={countries}
      {...input}
    />
  );
}

function Used({ settings: { usage, policy } }: { settings: OutboundSettings }) {
  const { t, i18n } = useTranslation();
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD' });
  const spent = money.format(usage.microsLastDay / 1_000_000);
  const most = money.format(policy.microsPerDay / 1_000_000);
  return (
    <Text>
      {t('outgoing:used', {
        running: usage.running,
        starts: usage.startsLastHour,
        minutes: usage.minutesLastDay,
        spent,
        most,
      })}
    </Text>
  );
}

function usePolicyDraft(settings: OutboundSettings) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  return useDraft<Values, OutboundSettings, OutboundSettings>({
    name: 'outgoing',
    stored: settings,
    valuesOf: (stored) => valuesOf((stored ?? settings).policy),
    validate: (values) =>
      Object.fromEntries(Object.entries(faultsOf(values)).map(([name, fault]) => [name, t(`outgoing:fault.${fault}`)])),
    save: (values, stored) =>
      answer(
        api.PATCH('/api/v1/outbound/policy', {
          body: { ...policyOf(values), version: (stored ?? settings).version },
        }),
      ),
    onSaved: (saved) => {
      client.setQueryData(queryKeys.outbound.policy, saved);
      notify.done(t('outgoing:saved'));
    },
    onFailed: notify.failed,
  });
}
