import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../../lib/api';
import { duration } from '../../lib/format';
import css from './detail.module.css';

/** The caller's message: its words if they are stored, else that it was recorded and where. */
export function MessagesLeft({ call }: { call: CallDetail }) {
  const { t, i18n } = useTranslation();
  if (call.messages.length === 0) return null;
  return (
    <section className={css.message} aria-labelledby="message-left">
      <Title order={3} id="message-left">
        {t('calls:message_left')}
      </Title>
      {call.messages.map(({ id, text, recordingSeconds }) => (
        <div key={id}>
          {text && <Text mt={4}>{text}</Text>}
          {text === null && recordingSeconds === null && <Text mt={4}>{t('calls:unreadable')}</Text>}
          {recordingSeconds !== null && (
            <Text mt={4}>
              {t('calls:recorded', { time: duration(recordingSeconds * 1000, i18n.language) })}{' '}
              <Text span c="dimmed">
                {t('calls:sound_elsewhere')}
              </Text>
            </Text>
          )}
        </div>
      ))}
    </section>
  );
}
