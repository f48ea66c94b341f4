import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { Loaded } from '../../ui/loaded';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import css from './knowledge.module.css';

/** Which questions the saved entry wins and loses: its own, and those that callers asked. */
export function EntryQuestions({ id }: { id: string }) {
  const { t } = useTranslation();
  const questions = useQuery({
    queryKey: queryKeys.knowledge.questionsOf(id),
    queryFn: () => answer(api.GET('/api/v1/knowledge/entries/{id}/questions', { params: { path: { id } } })),
  });
  return (
    <section aria-labelledby="entry-questions" className={css.wins}>
      <Title order={3} size="h5" id="entry-questions">
        {t('knowledge:wins.title')}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('knowledge:wins.text')}
      </Text>
      <Loaded query={questions} skeleton={<SkeletonRows rows={3} height={40} />}>
        {({ items }) => (
          <List>
            {items.map(({ question, language, origin, won, winner }) => (
              <li key={`${language}:${question}`} className={css.asked}>
                <span lang={language}>{question}</span>
                <Text size="sm" c="dimmed">
                  {t(`knowledge:wins.origin.${origin}`)}
                  {' · '}
                  <Text span c={won ? 'green' : 'red'} inherit>
                    {won ? t('knowledge:wins.won') : t(winner ? 'knowledge:wins.lost' : 'knowledge:wins.nothing')}
                  </Text>
                  {winner && (
                    <>
                      {' '}
                      <span lang={language}>“{winner.question}”</span>
                    </>
                  )}
                </Text>
              </li>
            ))}
          </List>
        )}
      </Loaded>
    </section>
  );
}
