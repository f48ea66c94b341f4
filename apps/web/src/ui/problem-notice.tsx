import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../lib/api';
import { useProblemText } from './problem-text';
import css from './problem-notice.module.css';

interface Props {
  problem: unknown;
  onRetry?: () => void;
}

/** What failed, what is safe, and what to do; the problem's code selects the words. */
export function ProblemNotice({ problem, onRetry }: Props) {
  const { t } = useTranslation();
  const text = useProblemText();
  const words = text(asProblem(problem));
  return (
    <div className={css.notice} role="alert">
      <IconAlertTriangle size={20} aria-hidden className={css.sign} />
      <Stack gap={4}>
        <Text fw={600}>{words.failed}</Text>
        <Text c="dimmed">{words.safe}</Text>
        <Text>{words.todo}</Text>
        {onRetry && (
          <Group mt={8}>
            <Button variant="default" size="xs" onClick={onRetry}>
              {t('problems:retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </div>
  );
}
