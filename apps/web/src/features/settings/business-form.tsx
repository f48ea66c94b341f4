import {
  NumberInput,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { voices } from '@voicecore/domain/conversation/voices';
import { getCountries, type CountryCode } from 'libphonenumber-js';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Language, type OwnTenant, type OwnTenantChange } from '../../lib/api';
import { useDepartmentName, useDepartments } from '../../lib/directory';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { SaveLine } from '../../ui/save-line';
import { WholeNumber } from '../../ui/whole-number';

function valuesOf({ name, defaultLanguage, timeZone, config }: OwnTenant) {
  return {
    name,
    defaultLanguage,
    timeZone,
    receptionistName: config.receptionistName,
    // A stored voice that the model no longer offers is not in the list: the field is empty and asks for another.
    voice: voices.find((voice) => voice === config.voice) ?? null,
    greeting: config.greeting ?? { en: '', es: '' },
    attemptsBeforeTransfer: config.attemptsBeforeTransfer,
    ringSeconds: config.ringSeconds,
    urgent: config.urgent,
    country: config.country,
    // An empty number is no limit.
    queue: { ...config.queue, mostWaiting: config.queue.mostWaiting ?? ('' as const) },
  };
}

type Values = ReturnType<typeof valuesOf>;

/**
 * Without texts in both languages the built-in greeting is used. An unchanged time zone is not sent: it may be an
 * outdated one.
 */
function changeOf(values: Values, tenant: OwnTenant): OwnTenantChange {
  const { name, defaultLanguage, timeZone, greeting, voice, urgent, queue, ...config } = values;
  const written = { en: greeting.en.trim(), es: greeting.es.trim() };
  return {
    name: name.trim(),
    defaultLanguage,
    version: tenant.version,
    ...(timeZone === tenant.timeZone ? {} : { timeZone }),
    config: {
      ...config,
      ...(voice === null ? {} : { voice }),
      queue: { ...queue, mostWaiting: queue.mostWaiting === '' ? null : queue.mostWaiting },
      urgent: urgent.map((phrase) => phrase.trim()).filter((phrase) => phrase.length > 1),
      greeting: written.en && written.es ? written : null,
    },
  };
}

export function BusinessForm({ tenant }: { tenant: OwnTenant }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const needed = (value: string) => (value.trim() ? null : t('people:needed'));
  const between = (least: number, most: number) => (value: number | string) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? null
      : t('settings:between', { least, most });
  const draft = useDraft<Values, OwnTenant, OwnTenant>({
    name: 'business',
    stored: tenant,
    valuesOf: (stored) => valuesOf(stored ?? tenant),
    validate: {
      name: needed,
      receptionistName: needed,
      voice: (value) => (value === null ? t('settings:voice_needed') : null),
      greeting: {
        en: (value, { greeting }) => (!value.trim() && greeting.es.trim() ? t('settings:greeting_both') : null),
        es: (value, { greeting }) => (!value.trim() && greeting.en.trim() ? t('settings:greeting_both') : null),
      },
      attemptsBeforeTransfer: between(1, 10),
      ringSeconds: between(5, 60),
      queue: {
        longestWaitSeconds: between(30, 3_600),
        mostWaiting: (value) => (value === '' ? null : between(1, 1_000)(value)),
      },
    },
    save: (values, stored) => answer(api.PATCH('/api/v1/tenant', { body: changeOf(values, stored ?? tenant) })),
    onSaved: (stored) => {
      client.setQueryData(queryKeys.tenant, stored);
      notify.done(t('settings:saved'));
    },
    onFailed: notify.failed,
  });
  const { form } = draft;
  const show = (path: string, value: unknown) =>
    path === 'defaultLanguage' ? t(`calls:language.${String(value)}`) : null;
  return (
    <DraftForm draft={draft} show={show}>
      <Stack gap="lg">
        <Receptionist form={form} />
        <WaitingLine form={form} />
        <BusinessBasics form={form} />
        <SaveLine draft={draft} />
      </Stack>
    </DraftForm>
  );
}

type Form = Pick<UseFormReturnType<Values>, 'getInputProps' | 'values'>;

function Receptionist({ form }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <Paper p="lg" component="section" aria-labelledby="receptionist">
      <Stack>
        <div>
          <Title order={2} id="receptionist">
            {t('settings:receptionist')}
          </Title>
          <Text c="dimmed">{t('settings:receptionist_text')}</Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('settings:receptionist_name')}
            maxLength={60}
            {...form.getInputProps('receptionistName')}
          />
          <Select
            label={t('settings:voice')}
            allowDeselect={false}
            data={[...voices]}
            {...form.getInputProps('voice')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['en', 'es'] as const).map((language) => (
            <Textarea
              key={language}
              lang={language}
              label={t(`settings:greeting.${language}`)}
              description={t('settings:greeting_hint')}
              autosize
              minRows={3}
              maxLength={500}
              {...form.getInputProps(`greeting.${language}`)}
            />
          ))}
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label={t('settings:attempts')}
            description={t('settings:attempts_hint')}
            min={1}
            max={10}
            allowDecimal={false}
            clampBehavior="strict"
            {...form.getInputProps('attemptsBeforeTransfer')}
          />
          <WholeNumber
            label={t('settings:ring')}
            description={t('settings:ring_hint')}
            min={5}
            max={60}
            suffix={t('settings:seconds')}
            {...form.getInputProps('ringSeconds')}
          />
        </SimpleGrid>
        <TagsInput
          label={t('settings:urgent')}
          description={t('settings:urgent_hint')}
          maxTags={60}
          maxLength={80}
          splitChars={[',', ';']}
          {...form.getInputProps('urgent')}
        />
      </Stack>
    </Paper>
  );
}

/** How long callers wait for a person, how many of them, and where the others go. */
function WaitingLine({ form }: { form: Form }) {
  const { t } = useTranslation();
  const nameOf = useDepartmentName();
  const departments = useDepartments().data?.items ?? [];
  return (
    <Paper p="lg" component="section" aria-labelledby="waiting-line">
      <Stack>
        <div>
          <Title order={2} id="waiting-line">
            {t('settings:queue.title')}
          </Title>
          <Text c="dimmed">{t('settings:queue.text')}</Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <WholeNumber
            label={t('settings:queue.longest')}
            description={t('settings:queue.longest_hint')}
            min={30}
            max={3_600}
            suffix={t('settings:seconds')}
            {...form.getInputProps('queue.longestWaitSeconds')}
          />
          <WholeNumber
            label={t('settings:queue.most')}
            description={t('settings:queue.most_hint')}
            placeholder={t('settings:queue.any_number')}
            min={1}
            max={1_000}
            {...form.getInputProps('queue.mostWaiting')}
          />
        </SimpleGrid>
        <Select
          label={t('settings:queue.overflow')}
          description={t('settings:queue.overflow_hint')}
          placeholder={t('settings:queue.message')}
          clearable
          clearButtonProps={{ 'aria-label': t('settings:queue.message') }}
          data={departments.map(({ id }) => ({ value: id, label: nameOf(id) ?? '' }))}
          {...form.getInputProps('queue.overflowTo')}
        />
      </Stack>
    </Paper>
  );
}

/** Returns the countries that have telephone numbers, with their names in the user's language. */
function useCountries(): { value: CountryCode; label: string }[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
    return getCountries()
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  }, [i18n.language]);
}

function BusinessBasics({ form }: { form: Form }) {
  const { t } = useTranslation();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const languages: Language[] = ['en', 'es'];
  const countries = useCountries();
  return (
    <Paper p="lg" component="section" aria-labelledby="business">
      <Stack>
        <Title order={2} id="business">
          {t('settings:business')}
        </Title>
        <TextInput label={t('settings:name')} maxLength={200} {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('settings:default_language')}
            description={t('settings:default_language_hint')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: t(`calls:language.${value}`) }))}
            {...form.getInputProps('defaultLanguage')}
          />
          <Select
            label={t('settings:time_zone')}
            description={t('settings:time_zone_hint')}
            allowDeselect={false}
            searchable
            limit={60}
            nothingFoundMessage={t('frame:nothing_found')}
            data={zones.includes(form.values.timeZone) ? zones : [form.values.timeZone, ...zones]}
            {...form.getInputProps('timeZone')}
          />
          <Select
            label={t('settings:country')}
            description={t('settings:country_hint')}
            allowDeselect={false}
            searchable
            nothingFoundMessage={t('frame:nothing_found')}
            data={countries}
            {...form.getInputProps('country')}
          />
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
