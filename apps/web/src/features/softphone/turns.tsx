import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCall } from './desk';
import css from './softphone.module.css';

/** The conversation so far, the newest turn last. */
export function Turns({ turns }: { turns: DeskCall['turns'] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [turns.length]);
  if (turns.length === 0) return <Text c="dimmed">{t('softphone:nothing_said')}</Text>;
  return (
    <ol ref={list} className={css.turns} tabIndex={0} aria-label={t('softphone:said')}>
      {turns.map(({ seq, speaker, text }) => (
        <li key={seq} data-speaker={speaker}>
          <Text size="xs" c="dimmed">
            {t(`softphone:speaker.${speaker}`)}
          </Text>
          <Text>{text}</Text>
        </li>
      ))}
    </ol>
  );
}
