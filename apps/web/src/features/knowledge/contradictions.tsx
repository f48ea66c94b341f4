import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answer, api, queryKeys, wholeList, type KnowledgeContradiction } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import css from './knowledge.module.css';

/** Pairs of entries that answer the same question differently. */
export function useContradictions() {
  return useQuery({
    queryKey: queryKeys.knowledge.contradictions,
    queryFn: () =>
      wholeList<KnowledgeContradiction>((query) =>
        answer(api.GET('/api/v1/knowledge/contradictions', { params: { query } })),
      ),
  });
}

/** The address that opens an entry and keeps everything else in it. */
function useEntryAddress() {
  const [params] = useSearchParams();
  return (id: string) => {
    const next = new URLSearchParams(params);
    next.set('entry', id);
    return { search: `?${next.toString()}` };
  };
}

/** Returns a text in the screen's language, or in the only language it has. */
function useOwnLanguage() {
  const { i18n } = useTranslation();
  const [mine, other] = i18n.language === 'es' ? (['es', 'en'] as const) : (['en', 'es'] as const);
  return (text: KnowledgeContradiction['first']['question']) => text[mine] || text[other];
}

function useKinds() {
  const { t } = useTranslation();
  return (kinds: KnowledgeContradiction['kinds']) =>
    kinds.map((kind) => t(`knowledge:contradictions.kind.${kind}`)).join(', ');
}

/** All contradictions, each with links to both entries. */
export function ContradictionList() {
  const { t } = useTranslation();
  const found = useContradictions();
  const address = useEntryAddress();
  const own = useOwnLanguage();
  const differIn = useKinds();
  return (
    <Loaded query={found} skeleton={<SkeletonRows rows={4} height={68} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('knowledge:contradictions.none.title')}>
            {t('knowledge:contradictions.none.text')}
          </EmptyState>
        ) : (
          <List>
            {items.map(({ first, second, kinds }) => (
              <li key={`${first.id}:${second.id}`} className={css.asked}>
                <div className={css.draftText}>
                  {[first, second].map(({ id, question, answer }) => (
                    <div key={id}>
                      <Link to={address(id)}>{own(question)}</Link>
                      <Text size="sm">{own(answer)}</Text>
                    </div>
                  ))}
                  <Text c="dimmed" size="sm">
                    {t('knowledge:contradictions.differ', { kinds: differIn(kinds) })}
                  </Text>
                </div>
              </li>
            ))}
          </List>
        )
      }
    </Loaded>
  );
}

/** Above an entry: the entries that contradict it. Nothing if there are none. */
export function EntryContradictions({ id }: { id: string }) {
  const { t } = useTranslation();
  const address = useEntryAddress();
  const ownLanguage = useOwnLanguage();
  const differIn = useKinds();
  const own = useContradictions().data?.items.filter(({ first, second }) => first.id === id || second.id === id) ?? [];
  if (own.length === 0) return null;
  return (
    <div className={`${css.found} ${css.above}`} data-found={false} role="status">
      <Text fw={600}>{t('knowledge:contradictions.entry')}</Text>
      <ul className={css.others}>
        {own.map(({ first, second, kinds }) => {
          const other = first.id === id ? second : first;
          return (
            <li key={other.id}>
              <Link to={address(other.id)}>{ownLanguage(other.question)}</Link>
              {' · '}
              {t('knowledge:contradictions.differ', { kinds: differIn(kinds) })}
              <Text size="sm">{ownLanguage(other.answer)}</Text>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
