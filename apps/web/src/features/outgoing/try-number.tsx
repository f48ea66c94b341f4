import { Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { callPurposes } from '@voicecore/domain/outbound';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type CallCheck, type CheckedCall } from '../../lib/api';
import { phoneNumber } from '../../lib/format';
import { useNotify } from '../../ui/notify';
import css from './outgoing.module.css';

/** A call-back always needs the request of the person called, which nobody can type. */
const purposes = callPurposes.filter((purpose) => purpose !== 'callback');

/** Shows whether a number may be called now, by the saved settings. Nobody is called. */
export function TryNumber() {
  const { t } = useTranslation();
  const notify = useNotify();
  const [number, setNumber] = useState('');
  const [purpose, setPurpose] = useState<CheckedCall['purpose']>('agent_call');
  const check = useMutation({
    mutationFn: (body: CheckedCall) => answer(api.POST('/api/v1/outbound/check', { body })),
    onError: notify.failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate({ number, purpose });
  };
  return (
    <Paper p="lg" component="section" aria-labelledby="outgoing-try">
      <form onSubmit={submit} noValidate>
        <Stack>
          <div>
            <Title order={2} id="outgoing-try">
              {t('outgoing:try.title')}
            </Title>
            <Text c="dimmed">{t('outgoing:try.text')}</Text>
          </div>
          <Group align="flex-start">
            <TextInput
              className={css.number}
              label={t('outgoing:try.number')}
              type="tel"
              maxLength={40}
              value={number}
              onChange={({ currentTarget }) => setNumber(currentTarget.value)}
            />
            <Select
              className={css.wide}
              label={t('outgoing:try.purpose')}
              allowDeselect={false}
              data={purposes.map((value) => ({ value, label: t(`outgoing:purpose.${value}`) }))}
              value={purpose ?? 'agent_call'}
              onChange={(value) => setPurpose(purposes.find((each) => each === value) ?? 'agent_call')}
            />
            <Button type="submit" className={css.beside} loading={check.isPending}>
              {t('outgoing:try.go')}
            </Button>
          </Group>
          <div role="status">{check.data && <Verdict check={check.data} />}</div>
        </Stack>
      </form>
    </Paper>
  );
}

function Verdict({ check: { allowed, reason, longestMinutes, number, country, line, zones } }: { check: CallCheck }) {
  const { t, i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const about = [
    number === null ? null : phoneNumber(number),
    country === null ? null : (names.of(country) ?? country),
    line === null ? null : t(`outgoing:line.${line}`),
  ].filter((each) => each !== null);
  return (
    <Stack gap={4}>
      <Text className={css.verdict} data-allowed={allowed}>
        {allowed ? t('outgoing:try.allowed', { count: longestMinutes ?? 0 }) : t('outgoing:try.refused')}
      </Text>
      {reason !== null && <Text>{t(`outgoing:reason.${reason}`)}</Text>}
      {about.length > 0 && <Text c="dimmed">{about.join(' · ')}</Text>}
      {zones.length > 0 && (
        <Text c="dimmed" className={css.zones}>
          {t('outgoing:try.zones', { zones: zones.map((zone) => zone.replaceAll('_', ' ')).join(', ') })}
        </Text>
      )}
    </Stack>
  );
}
