import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The token stands behind `#`, so that no server and no log ever sees it in an address. */
export function InvitationLink({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  const link = `${location.origin}/welcome#${token}`;
  return (
    <Stack>
      <Text>{t('people:invitation_text')}</Text>
      <TextInput
        label={t('people:invitation')}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'people:copied' : 'people:copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('people:invitation_done')}</Button>
      </Group>
    </Stack>
  );
}
