import { Alert, Anchor, Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answer, api, type Installation } from '../../lib/api';
import { findObstacle, sound } from '../../lib/line';
import { adoptSession } from '../../lib/session';
import { ProblemNotice } from '../../ui/problem-notice';
import { tellPhone } from './desk-told';

type Agent = NonNullable<Installation['demo']>['agents'][number];

/**
 * Turns this tab into an agent's desk: one click, because a browser plays no sound before it. Beside a phone, the
 * click was the phone's.
 */
export function OpenDesk({ agent, beside }: { agent: Agent | undefined; beside: boolean }) {
  const { t } = useTranslation();
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" maw={440} component="main">
        {agent ? <Opening agent={agent} atOnce={beside} /> : <Text>{t('try:desk_gone')}</Text>}
        {!beside && (
          <Anchor component={Link} to="/try" mt="md" display="block">
            {t('try:back')}
          </Anchor>
        )}
      </Paper>
    </Center>
  );
}

function Opening({ agent, atOnce }: { agent: Agent; atOnce: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: async () => {
      sound('ringer', 1);
      const obstacle = await findObstacle();
      if (obstacle) return obstacle;
      adoptSession(await answer(api.POST('/api/v1/try/desk', { body: { agentId: agent.agentId } })));
      const path = { id: agent.agentId };
      await answer(api.PUT('/api/v1/agents/{id}/status', { params: { path }, body: { status: 'available' } }));
      await navigate('/', { replace: true });
      return null;
    },
    onSettled: tellPhone,
  });
  const { mutate, isIdle } = opening;
  useEffect(() => {
    if (atOnce && isIdle) mutate();
  }, [atOnce, isIdle, mutate]);
  return (
    <Stack>
      <Title order={1}>{t('try:desk_title', { name: agent.name })}</Title>
      <Text>{t('try:desk_text')}</Text>
      {opening.data && (
        <Alert color="red" variant="light" role="alert" title={t(`softphone:obstacle.${opening.data}.title`)}>
          {t(`softphone:obstacle.${opening.data}.cure`)}
        </Alert>
      )}
      {opening.error && <ProblemNotice problem={opening.error} />}
      <Button h={44} onClick={() => opening.mutate()} loading={opening.isPending}>
        {t('try:desk_start')}
      </Button>
    </Stack>
  );
}
