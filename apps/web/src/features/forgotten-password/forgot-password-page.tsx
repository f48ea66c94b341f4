import { Anchor, Button, Center, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDraft } from '../../lib/drafts';
import { askForPassword } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { ProblemNotice } from '../../ui/problem-notice';

/** Reports a forgotten password; the administrators of the business see it and hand over a link. */
export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [isSent, setSent] = useState(false);
  useEffect(() => {
    document.title = `${t('password:forgot.title')} · VoiceCore`;
  }, [t]);
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" w="100%" maw={420} component="main">
        <Stack>
          {isSent ? <Sent /> : <AskForm onSent={() => setSent(true)} />}
          <Anchor component={Link} to="/sign-in">
            {t('password:forgot.back')}
          </Anchor>
        </Stack>
      </Paper>
    </Center>
  );
}

/** Shows the same words whether or not the address exists. */
function Sent() {
  const { t } = useTranslation();
  return (
    <Stack role="status">
      <Title order={1}>{t('password:forgot.sent_title')}</Title>
      <Text>{t('password:forgot.sent_text')}</Text>
      <Text c="dimmed">{t('password:forgot.sent_hint')}</Text>
    </Stack>
  );
}

function AskForm({ onSent }: { onSent: () => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>(null);
  const draft = useDraft({
    name: null,
    stored: null,
    valuesOf: () => ({ email: '' }),
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people:needed_email')) },
    save: ({ email }) => {
      setProblem(null);
      return askForPassword(email.trim());
    },
    onSaved: onSent,
    onFailed: setProblem,
  });
  return (
    <DraftForm draft={draft}>
      <Stack>
        <Title order={1}>{t('password:forgot.title')}</Title>
        <Text c="dimmed">{t('password:forgot.text')}</Text>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <TextInput
          label={t('sign_in:email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...draft.form.getInputProps('email')}
        />
        <Button type="submit" loading={draft.isBusy}>
          {t('password:forgot.ask')}
        </Button>
      </Stack>
    </DraftForm>
  );
}
