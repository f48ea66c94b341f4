import { Alert, Anchor, Button, Center, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { answer, api, asProblem, queryKeys } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { setLanguage } from '../../lib/i18n';
import { signIn, useSession } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { useProblemText } from '../../ui/problem-text';
import { PasswordField } from '../../ui/password-field';

function startOf(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null;
  return typeof from === 'string' && from.startsWith('/') ? from : '/';
}

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const location = useLocation();
  useEffect(() => {
    document.title = `${t('sign_in:title')} · VoiceCore`;
  }, [t]);
  if (session.status === 'signed_in') return <Navigate to={startOf(location.state)} replace />;
  const other = i18n.language === 'en' ? 'es' : 'en';
  return (
    <Center mih="100dvh" p="md">
      <Stack w="100%" maw={380} gap="lg" component="main">
        <Group gap={12}>
          <img src="/favicon.svg" width={32} height={32} alt="" />
          <Text fw={600} size="lg">
            {t('frame:product')}
          </Text>
        </Group>
        <Paper p="lg">
          <SignInForm />
        </Paper>
        <Group justify="space-between">
          <TryLink />
          <Button variant="subtle" color="gray" size="xs" lang={other} onClick={() => void setLanguage(other)}>
            {t('sign_in:other_language')}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}

interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly tenantId?: string;
}

function SignInForm() {
  const { t } = useTranslation();
  const text = useProblemText();
  const attempt = useMutation({
    mutationFn: ({ email, password, tenantId }: Attempt) => signIn(email.trim(), password, tenantId),
  });
  const draft = useDraft({
    name: null,
    stored: null,
    valuesOf: () => ({ email: '', password: '' }),
    validate: {
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people:needed_email')),
      password: (value) => (value ? null : t('sign_in:needed_password')),
    },
    save: (values) => attempt.mutateAsync(values),
    onSaved: () => undefined,
    onFailed: () => undefined,
  });
  const { form } = draft;
  const problem = attempt.error ? asProblem(attempt.error) : null;
  if (problem && problem.choices.length > 0)
    return (
      <Stack>
        <Title order={1}>{t('sign_in:choose')}</Title>
        {problem.choices.map(({ id, name }) => (
          <Button
            key={id}
            variant="default"
            loading={attempt.isPending}
            onClick={() => attempt.mutate({ ...form.getValues(), tenantId: id })}
          >
            {name}
          </Button>
        ))}
        <Button variant="subtle" color="gray" onClick={attempt.reset}>
          {t('sign_in:other_account')}
        </Button>
      </Stack>
    );
  const words = problem && text(problem.status === 401 ? { ...problem, code: 'wrong_credentials' } : problem);
  return (
    <DraftForm draft={draft}>
      <Stack>
        <Title order={1}>{t('sign_in:title')}</Title>
        {words && (
          <Alert color="red" variant="light" role="alert" title={words.failed}>
            {words.todo}
          </Alert>
        )}
        <TextInput
          label={t('sign_in:email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('sign_in:password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" fullWidth loading={attempt.isPending}>
          {t('sign_in:enter')}
        </Button>
        <Anchor component={Link} to="/forgot-password" ta="center">
          {t('sign_in:forgot')}
        </Anchor>
      </Stack>
    </DraftForm>
  );
}

/** Only shown while the sandbox is in use: the demo needs no account. */
function TryLink() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: queryKeys.installation,
    queryFn: () => answer(api.GET('/api/v1/installation')),
    staleTime: Infinity,
  });
  if (data?.carrier !== 'sandbox' || !data.demo) return <span />;
  return (
    <Anchor component={Link} to="/try">
      {t('sign_in:try')}
    </Anchor>
  );
}
