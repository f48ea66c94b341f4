import { Button, Group, SegmentedControl, Skeleton } from '@mantine/core';
import type { Trade } from '@voicecore/domain/knowledge/starters';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answer, api, keyset, queryKeys, type UnansweredQuestion } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MorePages } from '../../ui/more-pages';
import { Page } from '../../ui/page';
import { SearchBox } from '../../ui/search-box';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { ContradictionList } from './contradictions';
import { EntryDrawer } from './entry-drawer';
import { EntryList } from './entry-list';
import { ImportDrawer } from './import';
import { TryQuestion } from './try-question';
import { UnansweredList } from './unanswered-list';
import css from './knowledge.module.css';

/** Loaded separately because only a business without entries sees the offer. */
const StarterOffer = lazy(async () => ({ default: (await import('./starter-offer')).StarterOffer }));

function Starters(chosen: ComponentProps<typeof StarterOffer>) {
  return (
    <Suspense fallback={<Skeleton h={60} w={320} />}>
      <StarterOffer {...chosen} />
    </Suspense>
  );
}

function useEntries(asked: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.knowledge.list(asked),
    queryFn: ({ pageParam }) => {
      const query = { ...(asked && { q: asked }), ...(pageParam && { cursor: pageParam }), limit: 50 };
      return answer(api.GET('/api/v1/knowledge/entries', { params: { query } }));
    },
    ...keyset,
  });
}

/** The open entry is kept in the address: its id, `new`, or `import` for several. */
function useOpenEntry() {
  const [params, setParams] = useSearchParams();
  const open = params.get('entry');
  const set = (id: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (id) next.set('entry', id);
      else next.delete('entry');
      return next;
    });
  return { open, set };
}

const views = ['entries', 'unanswered', 'contradictions'] as const;
type View = (typeof views)[number];
const viewNamed = (name: string | null): View => views.find((view) => view === name) ?? 'entries';

export function KnowledgePage() {
  const { t } = useTranslation();
  const entry = useOpenEntry();
  const [params, setParams] = useSearchParams();
  // A caller's words must not be in an address, so they are passed on here.
  const [asked, setAsked] = useState<UnansweredQuestion | null>(null);
  const view = viewNamed(params.get('show'));
  const close = () => {
    entry.set(null);
    setAsked(null);
  };
  return (
    <Page wide>
      <div className={css.columns}>
        <section className={css.list} aria-label={t(`knowledge:view.${view}`)}>
          <SegmentedControl
            mb="md"
            aria-label={t('knowledge:view.label')}
            value={view}
            onChange={(next) => setParams(viewNamed(next) === 'entries' ? {} : { show: next })}
            data={views.map((value) => ({ value, label: t(`knowledge:view.${value}`) }))}
          />
          {view === 'entries' && <Entries onOpen={entry.set} />}
          {view === 'contradictions' && <ContradictionList />}
          {view === 'unanswered' && (
            <UnansweredList
              onAnswer={(one) => {
                setAsked(one);
                entry.set('new');
              }}
            />
          )}
        </section>
        <aside className={css.side}>
          <TryQuestion onOpen={entry.set} />
        </aside>
      </div>
      {entry.open === 'import' && <ImportDrawer onClose={close} />}
      {entry.open && entry.open !== 'import' && (
        <OpenEntry key={entry.open} id={entry.open} asked={entry.open === 'new' ? asked : null} onClose={close} />
      )}
    </Page>
  );
}

function Entries({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const asked = params.get('q') ?? '';
  const [trade, setTrade] = useState<Trade>('other');
  const pages = useEntries(asked);
  const entries = pages.data?.pages.flatMap(({ items }) => items);
  const add = (
    <>
      <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => onOpen('import')}>
        {t('knowledge:import.open')}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onOpen('new')}>
        {t('knowledge:add')}
      </Button>
    </>
  );
  return (
    <>
      <div className={css.bar}>
        <SearchBox
          className={css.search}
          placeholder={t('knowledge:search')}
          aria-label={t('knowledge:search')}
          asked={asked}
          onAsk={(q) => setParams(q ? { q } : {}, { replace: true })}
        />
        {add}
      </div>
      <Loaded query={{ ...pages, data: entries }} skeleton={<SkeletonRows rows={8} height={68} />}>
        {(shown) =>
          shown.length > 0 ? (
            <EntryList entries={shown} onOpen={onOpen} />
          ) : asked ? (
            <EmptyState title={t('knowledge:none_found.title')}>{t('knowledge:none_found.text')}</EmptyState>
          ) : (
            <>
              <EmptyState title={t('knowledge:none.title')} action={<Group justify="center">{add}</Group>}>
                {t('knowledge:none.text')}
              </EmptyState>
              <EmptyState title={t('knowledge:starters.title')} action={<Starters trade={trade} onTrade={setTrade} />}>
                {t('knowledge:starters.text')}
              </EmptyState>
            </>
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </>
  );
}

interface OpenProps {
  id: string;
  asked: UnansweredQuestion | null;
  onClose: () => void;
}

function OpenEntry({ id, asked, onClose }: OpenProps) {
  const fresh = id === 'new';
  const entry = useQuery({
    queryKey: queryKeys.knowledge.detail(id),
    queryFn: () => answer(api.GET('/api/v1/knowledge/entries/{id}', { params: { path: { id } } })),
    enabled: !fresh,
    // An entry that is being edited is not replaced while the user is typing.
    staleTime: Infinity,
    gcTime: 0,
  });
  return <EntryDrawer entry={fresh ? null : entry.data} asked={asked} problem={entry.error} onClose={onClose} />;
}
