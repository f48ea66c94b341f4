import { Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useKeyList, type KeyHint } from '../../lib/commands';
import { Overlay } from '../../ui/overlay';
import type { PageLink } from './pages';

interface Props {
  pages: readonly PageLink[];
  onClose: () => void;
}

export function KeysHelp({ pages, onClose }: Props) {
  const { t } = useTranslation();
  const own = useKeyList();
  const everywhere = t('frame:keys_everywhere');
  const hints: KeyHint[] = [
    { keys: 'Ctrl K', label: t('frame:find'), group: everywhere },
    { keys: '?', label: t('frame:keys'), group: everywhere },
    ...pages.map(({ key, name }) => ({ keys: `g ${key}`, label: t(`frame:pages.${name}`), group: everywhere })),
    ...own,
  ];
  const groups = [...new Set(hints.map(({ group }) => group))];
  return (
    <Overlay kind="center" title={t('frame:keys')} onClose={onClose}>
      <Stack gap="lg">
        {groups.map((group) => (
          <section key={group}>
            <Title order={3} mb={8}>
              {group}
            </Title>
            <Stack gap={4}>
              {hints
                .filter((hint) => hint.group === group)
                .map(({ keys, label }) => (
                  <Group key={keys + label} justify="space-between">
                    <Text>{label}</Text>
                    <Group gap={4}>
                      {keys.split(' ').map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </Group>
                  </Group>
                ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </Overlay>
  );
}
