import { Button, Group, Text } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { answerLeaving, currentLeaving, isAnythingUnsaved, leave, onLeaving } from '../lib/leaving';
import { Overlay } from './overlay';

/** Asks before anything that would remove unsaved input from the screen. One for the whole frame. */
export function LeaveGuard() {
  const { t } = useTranslation();
  const leaving = useSyncExternalStore(onLeaving, currentLeaving);
  // A user who was signed out in the meantime finds the draft again: there is no one to ask.
  const blocker = useBlocker(({ nextLocation }) => nextLocation.pathname !== '/sign-in' && isAnythingUnsaved());
  useEffect(() => {
    if (blocker.state === 'blocked') leave(blocker.proceed, blocker.reset);
  }, [blocker]);
  useEffect(() => {
    const unload = (event: BeforeUnloadEvent) => {
      if (isAnythingUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', unload);
    return () => removeEventListener('beforeunload', unload);
  }, []);
  if (leaving === null) return null;
  const { kind } = leaving;
  return (
    <Overlay kind="center" size={560} title={t(`frame:leaving.${kind}.title`)} onClose={() => answerLeaving('stay')}>
      <Text>{t(`frame:leaving.${kind}.text`)}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" color="red" mr="auto" onClick={() => answerLeaving('discard')}>
          {t(`frame:leaving.${kind}.discard`)}
        </Button>
        {kind === 'typed' && (
          <Button variant="default" onClick={() => answerLeaving('keep')}>
            {t('frame:leaving.typed.keep')}
          </Button>
        )}
        <Button onClick={() => answerLeaving('stay')} data-autofocus>
          {t(kind === 'in_call' ? 'frame:leaving.in_call.stay' : 'frame:draft.stay')}
        </Button>
      </Group>
    </Overlay>
  );
}
