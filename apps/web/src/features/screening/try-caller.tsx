import { Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { attestations } from '@voicecore/domain/screening';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type ScreeningVerdict, type TrialCaller } from '../../lib/api';
import { asE164 } from '../../lib/format/typed-number';
import { useNotify } from '../../ui/notify';
import css from './screening.module.css';

/** Shows what would happen to a caller, by the lists and the saved rules. */
export function TryCaller() {
  const { t } = useTranslation();
  const notify = useNotify();
  const [typed, setTyped] = useState('');
  const [attestation, setAttestation] = useState<TrialCaller['attestation']>('none');
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const trial = useMutation({
    mutationFn: (body: TrialCaller) => answer(api.POST('/api/v1/screening/trials', { body })),
    onError: notify.failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = typed.trim() === '' ? null : asE164(typed);
    const isFault = number === null && typed.trim() !== '';
    setFault(isFault ? t('screening:lists.no_number') : null);
    if (!isFault) trial.mutate({ number, attestation, words });
  };
  return (
    <Paper p="lg" component="section" aria-labelledby="screening-trial">
      <form onSubmit={submit} noValidate>
        <Stack>
          <div>
            <Title order={2} id="screening-trial">
              {t('screening:trial.title')}
            </Title>
            <Text c="dimmed">{t('screening:trial.text')}</Text>
          </div>
          <Group align="flex-start">
            <TextInput
              className={css.number}
              label={t('screening:trial.number')}
              placeholder={t('screening:trial.withheld')}
              type="tel"
              maxLength={30}
              value={typed}
              error={fault}
              onChange={({ currentTarget }) => {
                setTyped(currentTarget.value);
                setFault(null);
              }}
            />
            <Select
              className={css.wide}
              label={t('screening:trial.attestation')}
              allowDeselect={false}
              data={attestations.map((value) => ({ value, label: t(`screening:level.${value}`) }))}
              value={attestation ?? 'none'}
              onChange={(value) => setAttestation(attestations.find((each) => each === value) ?? 'none')}
            />
            <TextInput
              className={css.wide}
              label={t('screening:trial.words')}
              placeholder={t('screening:trial.no_words')}
              maxLength={1_000}
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
            <Button type="submit" className={css.beside} loading={trial.isPending}>
              {t('screening:trial.go')}
            </Button>
          </Group>
          <div role="status">{trial.data && <Verdict verdict={trial.data} />}</div>
        </Stack>
      </form>
    </Paper>
  );
}

function Verdict({ verdict: { action, score, listed, reasons } }: { verdict: ScreeningVerdict }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text className={css.verdict} data-action={action}>
          {t(`screening:action.${action}`)}
        </Text>
        <Text>{t('screening:score', { score })}</Text>
      </Group>
      {listed !== null && <Text>{t(`screening:is_listed.${listed}`)}</Text>}
      {reasons.map(({ ruleId, kind, weight }) => (
        <Text key={ruleId}>{t('screening:reason', { kind: t(`screening:kind.${kind}`), weight })}</Text>
      ))}
      {listed === null && reasons.length === 0 && <Text c="dimmed">{t('screening:nothing_found')}</Text>}
    </Stack>
  );
}
