import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneState } from './phone-state';
import { SpokenText } from './spoken-text';
import css from './phone.module.css';

/** Everything said in this call, always as text, whatever the browser can speak or play. */
export function Conversation({ state }: { state: PhoneState }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const { lines, music } = state;
  useEffect(() => {
    const box = list.current?.parentElement;
    box?.scrollTo({ top: box.scrollHeight });
  }, [lines.length, music]);
  if (lines.length === 0) return <Text c="dimmed">{t('phone:nothing_yet')}</Text>;
  return (
    <ol ref={list} className={css.conversation} aria-live="polite" aria-label={t('phone:conversation')}>
      {lines.map((line) => (
        <li key={line.id} data-who={line.who}>
          <Text size="xs" c="dimmed">
            {t(`phone:who.${line.who}`)}
          </Text>
          <SpokenText line={line} />
        </li>
      ))}
      {music && (
        <li data-who="music">
          <Text c="dimmed">{t('phone:music')}</Text>
        </li>
      )}
    </ol>
  );
}
