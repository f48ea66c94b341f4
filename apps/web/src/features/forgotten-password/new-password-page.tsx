import { Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { asProblem } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { setPasswordByLink, useSession } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { ProblemNotice } from '../../ui/problem-notice';

/** Shortest password that the server takes. */
const least = 8;

/** Opened by the link that an administrator handed over; its secret stands behind `#`, where no server sees it. */
export function NewPasswordPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [link] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'open' | 'void' | 'done'>(link === '' ? 'void' : 'open');
  useEffect(() => {
    document.title = `${t('password:new.title')} · VoiceCore`;
  }, [t]);
  if (state === 'done' && session.status === 'signed_in') return <Navigate to="/" replace />;
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" w="100%" maw={420} component="main">
        {state === 'void' ? <VoidLink /> : <PasswordForm link={link} onState={setState} />}
      </Paper>
    </Center>
  );
}

function VoidLink() {
  const { t } = useTranslation();
  return (
    <Stack role="alert">
      <Title order={1}>{t('password:new.void_title')}</Title>
      <Text>{t('password:new.void_text')}</Text>
      <Button component={Link} to="/forgot-password">
        {t('password:new.ask_again')}
      </Button>
      <Button component={Link} to="/sign-in" variant="subtle">
        {t('password:forgot.back')}
      </Button>
    </Stack>
  );
}

function PasswordForm({ link, onState }: { link: string; onState: (state: 'void' | 'done') => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>(null);
  const draft = useDraft({
    name: null,
    stored: null,
    valuesOf: () => ({ password: '' }),
    validate: { password: (value) => (value.length >= least ? null : t('password:too_short', { least })) },
    save: ({ password }) => {
      setProblem(null);
      return setPasswordByLink(link, password);
    },
    onSaved: () => onState('done'),
    onFailed: (failure) => {
      if (asProblem(failure).code === 'password_link_invalid') onState('void');
      else setProblem(failure);
    },
  });
  return (
    <DraftForm draft={draft}>
      <Stack>
        <Title order={1}>{t('password:new.title')}</Title>
        <Text c="dimmed">{t('password:new.text')}</Text>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <PasswordInput
          label={t('password:new.label')}
          description={t('password:hint', { least })}
          autoComplete="new-password"
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': t('sign_in:show_password') }}
          {...draft.form.getInputProps('password')}
        />
        <Button type="submit" loading={draft.isBusy}>
          {t('password:enter')}
        </Button>
      </Stack>
    </DraftForm>
  );
}
