import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addUnsaved } from '../lib/leaving';

export interface HandedOver {
  readonly kind: 'invitation' | 'password_link';
  readonly token: string;
}

const pathOf: Readonly<Record<HandedOver['kind'], string>> = {
  invitation: '/welcome',
  password_link: '/new-password',
};

/**
 * A secret link that is shown once: leaving before it is copied or confirmed asks first. The token stands behind
 * `#`, so that no server and no log sees it in an address.
 */
export function OneTimeLink({ kind, token, onDone }: HandedOver & { onDone: () => void }) {
  const { t } = useTranslation();
  const link = `${location.origin}${pathOf[kind]}#${token}`;
  const isTaken = useRef(false);
  useEffect(
    () => addUnsaved({ kind: 'shown_once', isOpen: () => !isTaken.current, discard: () => (isTaken.current = true) }),
    [],
  );
  const take = (go: () => void) => () => {
    isTaken.current = true;
    go();
  };
  return (
    <Stack>
      <Text>{t(`people:${kind}_text`)}</Text>
      <TextInput label={t(`people:${kind}`)} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={take(copy)}>
              {t(copied ? 'people:copied' : 'people:copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={take(onDone)}>{t('people:invitation_done')}</Button>
      </Group>
    </Stack>
  );
}
