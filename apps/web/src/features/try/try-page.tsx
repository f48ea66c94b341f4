import { Anchor, Box, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answer, api, queryKeys, type Installation } from '../../lib/api';
import { setLanguage } from '../../lib/i18n';
import { EmptyState } from '../../ui/empty-state';
import { Phone } from '../../ui/phone/phone';
import { ProblemNotice } from '../../ui/problem-notice';
import { OpenDesk } from './open-desk';
import { ShowMe, ShowMeFirst } from './show-me';
import css from './try.module.css';

/** The whole story in three steps, without an account, with the sandbox carrier. */
export function TryPage() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const desk = parameters.get('desk');
  const installation = useQuery({
    queryKey: queryKeys.installation,
    queryFn: () => answer(api.GET('/api/v1/installation')),
    staleTime: Infinity,
  });
  useEffect(() => {
    document.title = `${t('try:title')} · VoiceCore`;
  }, [t]);
  const { data, error } = installation;
  if (error) return <ProblemNotice problem={error} onRetry={() => void installation.refetch()} />;
  if (!data) return <Skeleton h={320} m="xl" maw={640} />;
  if (!data.demo || !data.sandboxPort) {
    return <EmptyState title={t('try:not_here.title')}>{t('try:not_here.text')}</EmptyState>;
  }
  if (desk) {
    const agent = data.demo.agents.find(({ agentId }) => agentId === desk);
    return <OpenDesk agent={agent} beside={parameters.has('beside')} />;
  }
  return <Steps demo={data.demo} sandboxPort={data.sandboxPort} />;
}

interface Props {
  demo: NonNullable<Installation['demo']>;
  sandboxPort: number;
}

function Steps({ demo, sandboxPort }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [agent] = demo.agents;
  if (shown && agent) {
    return (
      <Box component="main" className={css.wide}>
        <Stack gap={24}>
          <Header />
          <ShowMe demo={demo} agent={agent} sandboxPort={sandboxPort} onBack={() => setShown(false)} />
        </Stack>
      </Box>
    );
  }
  return (
    <Box component="main" className={css.page}>
      <Stack gap={32}>
        <Header />
        {agent && <ShowMeFirst onStart={() => setShown(true)} />}
        <section>
          <Title order={2}>{t('try:step1')}</Title>
          <Text c="dimmed" mb={8}>
            {t('try:step1_text')}
          </Text>
          <Group gap={8}>
            {demo.agents.map(({ agentId, name, extension }) => (
              <Button
                key={agentId}
                component="a"
                href={`/try?desk=${agentId}`}
                target="_blank"
                rel="opener"
                variant="default"
                mih={44}
                h="auto"
                py={8}
                maw="100%"
                classNames={{ label: css.desk }}
                rightSection={<IconExternalLink size={16} aria-hidden />}
              >
                {t('try:open_desk', { name, extension })}
              </Button>
            ))}
          </Group>
        </section>
        <Phone
          sandboxPort={sandboxPort}
          demo={demo}
          ring={<Title order={2}>{t('try:step2')}</Title>}
          speak={
            <div>
              <Title order={2}>{t('try:step3')}</Title>
              <Text c="dimmed">{t('try:step3_text')}</Text>
            </div>
          }
        />
      </Stack>
    </Box>
  );
}

function Header() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'es' : 'en';
  return (
    <Group justify="space-between" align="start">
      <div>
        <Group gap={12}>
          <img src="/favicon.svg" width={32} height={32} alt="" />
          <Title order={1}>{t('try:title')}</Title>
        </Group>
        <Text c="dimmed" maw="64ch" mt={8}>
          {t('try:about')}
        </Text>
      </div>
      <Group gap={16}>
        <Button variant="subtle" color="gray" size="xs" lang={other} onClick={() => void setLanguage(other)}>
          {t('sign_in:other_language')}
        </Button>
        <Anchor component={Link} to="/sign-in">
          {t('try:sign_in')}
        </Anchor>
      </Group>
    </Group>
  );
}
