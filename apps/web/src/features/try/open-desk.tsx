import { Alert, Anchor, Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answer, api, type Installation } from '../../lib/api';
import { findObstacle, sound } from '../../lib/line';
import { adoptSession } from '../../lib/session';
import { ProblemNotice } from '../../ui/problem-notice';

type Agent = NonNullable<Installation['demo']>['agents'][number];

/** Makes this tab an agent's desk: one click, since a browser keeps silent before it. */
export function OpenDesk({ agent }: { agent: Agent | undefined }) {
  const { t } = useTranslation();
  return (
    <Center mih="100dvh" p="md">
      <Paper p="lg" maw={440} component="main">
        {agent ? <Opening agent={agent} /> : <Text>{t('try:desk_gone')}</Text>}
        <Anchor component={Link} to="/try" mt="md" display="block">
          {t('try:back')}
        </Anchor>
      </Paper>
    </Center>
  );
}

function Opening({ agent }: { agent: Agent }) {
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
  });
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
