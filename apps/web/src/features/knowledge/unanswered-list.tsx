import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, keyset, queryKeys, type UnansweredQuestion } from '../../lib/api';
import { useTimes } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MorePages } from '../../ui/more-pages';
import { useNotify } from '../../ui/notify';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import css from './knowledge.module.css';

/** Removes a question from the list of those that found no answer. */
export function useSettle() {
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { id: string; how: 'answered' | 'dismissed' }) =>
      answer(api.POST('/api/v1/knowledge/unanswered/settlements', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.knowledge.unanswered }),
    onError: notify.failed,
  });
}

/** The callers' questions that found no answer: each can be answered for future callers, or dismissed. */
export function UnansweredList({ onAnswer }: { onAnswer: (asked: UnansweredQuestion) => void }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: queryKeys.knowledge.unanswered,
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...(pageParam && { cursor: pageParam }) };
      return answer(api.GET('/api/v1/knowledge/unanswered', { params: { query } }));
    },
    ...keyset,
  });
  const asked = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Loaded query={{ ...pages, data: asked }} skeleton={<SkeletonRows rows={8} height={68} />}>
        {(shown) =>
          shown.length === 0 ? (
            <EmptyState title={t('knowledge:unanswered.none.title')}>{t('knowledge:unanswered.none.text')}</EmptyState>
          ) : (
            <List>
              {shown.map((one) => (
                <Asked key={one.id} asked={one} onAnswer={() => onAnswer(one)} />
              ))}
            </List>
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </>
  );
}

function Asked({ asked, onAnswer }: { asked: UnansweredQuestion; onAnswer: () => void }) {
  const { t } = useTranslation();
  const times = useTimes();
  const settle = useSettle();
  const { id, question, language, count, lastAt, callId } = asked;
  return (
    <li className={css.asked}>
      <div className={css.draftText}>
        <span className={css.question} lang={language}>
          {question}
        </span>
        <Text c="dimmed" size="sm">
          {t('knowledge:unanswered.times', { count })}
          {' · '}
          {t(`calls:language.${language}`)}
          {' · '}
          <Link to={`/calls/${callId}`} title={times.exact(lastAt)}>
            {times.when(lastAt)}
          </Link>
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="subtle"
          size="xs"
          loading={settle.isPending}
          aria-label={t('knowledge:unanswered.dismiss_name', { question })}
          onClick={() => settle.mutate({ id, how: 'dismissed' })}
        >
          {t('knowledge:unanswered.dismiss')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('knowledge:unanswered.answer_name', { question })}
          onClick={onAnswer}
        >
          {t('knowledge:unanswered.answer')}
        </Button>
      </Group>
    </li>
  );
}
