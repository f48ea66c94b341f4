import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { answer, api } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { shortestPassword } from '../../lib/session';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { PasswordField } from '../../ui/password-field';

/** Changes the user's own password. That signs the user out everywhere else and keeps this session. */
export function PasswordForm() {
  const { t } = useTranslation();
  const notify = useNotify();
  const section = useRef<HTMLElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === '#password') section.current?.querySelector('input')?.focus();
  }, [hash, key]);
  const draft = useDraft({
    name: null,
    stored: null,
    valuesOf: () => ({ current: '', password: '' }),
    validate: {
      current: (value) => (value ? null : t('settings:password.needed_current')),
      password: (value) =>
        value.length >= shortestPassword ? null : t('password:too_short', { least: shortestPassword }),
    },
    save: (body) => answer(api.PUT('/api/v1/auth/password', { body })),
    onSaved: () => {
      draft.discard();
      notify.done(t('settings:password.changed'));
    },
    onFailed: notify.failed,
  });
  return (
    <Paper p="lg" component="section" aria-labelledby="password" ref={section}>
      <DraftForm draft={draft}>
        <Stack>
          <div>
            <Title order={2} id="password">
              {t('settings:password.title')}
            </Title>
            <Text c="dimmed">{t('settings:password.text')}</Text>
          </div>
          <PasswordField
            label={t('settings:password.current')}
            autoComplete="current-password"
            maxLength={200}
            {...draft.form.getInputProps('current')}
          />
          <PasswordField
            label={t('settings:password.new')}
            description={t('password:hint', { least: shortestPassword })}
            autoComplete="new-password"
            maxLength={200}
            {...draft.form.getInputProps('password')}
          />
          <Group>
            <Button type="submit" loading={draft.isBusy}>
              {t('settings:password.change')}
            </Button>
          </Group>
        </Stack>
      </DraftForm>
    </Paper>
  );
}
