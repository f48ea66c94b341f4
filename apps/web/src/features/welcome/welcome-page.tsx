import { Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { acceptInvitation, useSession } from '../../lib/session';
import { ProblemNotice } from '../../ui/problem-notice';

/** Shortest password that the server takes. */
const least = 8;

/** Whoever was invited chooses a password here and is signed in. */
export function WelcomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    document.title = `${t('welcome:title')} · VoiceCore`;
  }, [t]);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: (value) => (value.length >= least ? null : t('welcome:too_short', { least })) },
  });
  const accept = useMutation({ mutationFn: (password: string) => acceptInvitation(token, password) });
  if (accept.isSuccess && session.status === 'signed_in') return <Navigate to="/" replace />;
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" w="100%" maw={420} component="main">
        <form onSubmit={form.onSubmit(({ password }) => accept.mutate(password))}>
          <Stack>
            <Title order={1}>{t('welcome:title')}</Title>
            <Text c="dimmed">{t('welcome:text')}</Text>
            {accept.error ? <ProblemNotice problem={accept.error} /> : null}
            <PasswordInput
              label={t('welcome:password')}
              description={t('welcome:hint', { least })}
              autoComplete="new-password"
              autoFocus
              visibilityToggleButtonProps={{ 'aria-label': t('sign_in:show_password') }}
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={accept.isPending}>
              {t('welcome:enter')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
