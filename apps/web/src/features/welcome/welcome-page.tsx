import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useDraft } from '../../lib/drafts';
import { acceptInvitation, shortestPassword, useSession } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { ProblemNotice } from '../../ui/problem-notice';
import { PasswordField } from '../../ui/password-field';

/** An invited person chooses a password here and is signed in. */
export function WelcomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    document.title = `${t('welcome:title')} · VoiceCore`;
  }, [t]);
  const [accepted, setAccepted] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const draft = useDraft({
    name: null,
    stored: null,
    valuesOf: () => ({ password: '' }),
    validate: {
      password: (value) =>
        value.length >= shortestPassword ? null : t('welcome:too_short', { least: shortestPassword }),
    },
    save: ({ password }) => {
      setProblem(null);
      return acceptInvitation(token, password);
    },
    onSaved: () => setAccepted(true),
    onFailed: setProblem,
  });
  if (accepted && session.status === 'signed_in') return <Navigate to="/" replace />;
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" w="100%" maw={420} component="main">
        <DraftForm draft={draft}>
          <Stack>
            <Title order={1}>{t('welcome:title')}</Title>
            <Text c="dimmed">{t('welcome:text')}</Text>
            {problem ? <ProblemNotice problem={problem} /> : null}
            <PasswordField
              label={t('welcome:password')}
              description={t('welcome:hint', { least: shortestPassword })}
              autoComplete="new-password"
              autoFocus
              {...draft.form.getInputProps('password')}
            />
            <Button type="submit" loading={draft.isBusy}>
              {t('welcome:enter')}
            </Button>
          </Stack>
        </DraftForm>
      </Paper>
    </Center>
  );
}
