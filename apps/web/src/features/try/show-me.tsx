import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Installation } from '../../lib/api';
import { Phone } from '../../ui/phone/phone';
import { deskTold } from './desk-told';
import css from './try.module.css';

type Demo = NonNullable<Installation['demo']>;

/** What it shows, and the one click that starts it. */
export function ShowMeFirst({ onStart }: { onStart: () => void }) {
  const { t } = useTranslation();
  return (
    <Paper p="lg" className={css.first}>
      <div>
        <Title order={2}>{t('try:show.title')}</Title>
        <Text c="dimmed" maw="64ch">
          {t('try:show.text')}
        </Text>
      </div>
      <Button h={48} leftSection={<IconPlayerPlayFilled size={18} aria-hidden />} onClick={onStart}>
        {t('try:show.start')}
      </Button>
    </Paper>
  );
}

interface Props {
  demo: Demo;
  agent: Demo['agents'][number];
  sandboxPort: number;
  onBack: () => void;
}

/**
 * The phone and a desk in one window. The phone calls once the desk is ready, or has shown why it cannot be.
 */
export function ShowMe({ demo, agent, sandboxPort, onBack }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [told, setTold] = useState(false);
  useEffect(
    () =>
      deskTold(
        () => frame.current?.contentWindow ?? null,
        () => setTold(true),
      ),
    [],
  );
  return (
    <Stack gap={16}>
      <Group justify="space-between">
        <Text role="status">{t(told ? 'try:show.answer' : 'try:show.opening', { name: agent.name })}</Text>
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('try:show.back')}
        </Button>
      </Group>
      <div className={css.beside}>
        <Phone sandboxPort={sandboxPort} demo={demo} beside={{ begin: told }} />
        <iframe
          ref={frame}
          className={css.frame}
          src={`/try?desk=${agent.agentId}&beside`}
          title={t('try:desk_title', { name: agent.name })}
          allow="microphone; autoplay"
        />
      </div>
    </Stack>
  );
}
