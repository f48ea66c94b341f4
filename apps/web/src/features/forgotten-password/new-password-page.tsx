import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { asProblem } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { checkPasswordLink, setPasswordByLink, shortestPassword, useSession } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { ProblemNotice } from '../../ui/problem-notice';
import { PasswordField } from '../../ui/password-field';

/** Opened by a password link from an administrator; its secret stands behind `#`, where no server sees it. */
export function NewPasswordPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [link] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'open' | 'done' | LinkEnd>(link === '' ? 'unknown' : 'open');
  useEffect(() => {
    if (link === '') return;
    // If the check fails for another reason, the form stays: submitting it reports the same.
    checkPasswordLink(link).catch((problem: unknown) => {
      const end = endOf(asProblem(problem).code);
      if (end) setState((now) => (now === 'open' ? end : now));
    });
  }, [link]);
  useEffect(() => {
    document.title = `${t('password:new.title')} · VoiceCore`;
  }, [t]);
  if (state === 'done' && session.status === 'signed_in') return <Navigate to="/" replace />;
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" w="100%" maw={420} component="main">
        {state === 'open' || state === 'done' ? (
          <PasswordForm link={link} onState={setState} />
        ) : (
          <EndedLink end={state} />
        )}
      </Paper>
    </Center>
  );
}

/** Why the link does not work, as far as the server reveals it to its holder. */
const ends = {
  password_link_used: 'used',
  password_link_replaced: 'replaced',
  password_link_expired: 'expired',
  password_link_invalid: 'unknown',
} as const;
type LinkEnd = (typeof ends)[keyof typeof ends];

const endOf = (code: string): LinkEnd | null => (code in ends ? ends[code as keyof typeof ends] : null);

/**
 * After a used link the next step is to sign in with the new password; after the others, to ask for a new link.
 */
function EndedLink({ end }: { end: LinkEnd }) {
  const { t } = useTranslation();
  const signIn = { to: '/sign-in', words: t('password:forgot.back') };
  const askAgain = { to: '/forgot-password', words: t('password:new.ask_again') };
  const [first, second] = end === 'used' ? [signIn, askAgain] : [askAgain, signIn];
  return (
    <Stack role="alert">
      <Title order={1}>{t(`password:ended.${end}.title`)}</Title>
      <Text>{t(`password:ended.${end}.text`)}</Text>
      <Button component={Link} to={first.to}>
        {first.words}
      </Button>
      <Button component={Link} to={second.to} variant="subtle">
        {second.words}
      </Button>
    </Stack>
  );
}

function PasswordForm({ link, onState }: { link: string; onState: (state: 'done' | LinkEnd) => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>(null);
  const draft = useDraft({
    name: null,
    stored: null,
    valuesOf: () => ({ password: '' }),
    validate: {
      password: (value) =>
        value.length >= shortestPassword ? null : t('password:too_short', { least: shortestPassword }),
    },
    save: ({ password }) => {
      setProblem(null);
      return setPasswordByLink(link, password);
    },
    onSaved: () => onState('done'),
    onFailed: (failure) => {
      const end = endOf(asProblem(failure).code);
      if (end) onState(end);
      else setProblem(failure);
    },
  });
  return (
    <DraftForm draft={draft}>
      <Stack>
        <Title order={1}>{t('password:new.title')}</Title>
        <Text c="dimmed">{t('password:new.text')}</Text>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <PasswordField
          label={t('password:new.label')}
          description={t('password:hint', { least: shortestPassword })}
          autoComplete="new-password"
          autoFocus
          {...draft.form.getInputProps('password')}
        />
        <Button type="submit" loading={draft.isBusy}>
          {t('password:enter')}
        </Button>
      </Stack>
    </DraftForm>
  );
}
