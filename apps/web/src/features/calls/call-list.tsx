import { Button } from '@mantine/core';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Call } from '../../lib/api';
import { useDirectory, useInstallation } from '../../lib/directory';
import { callerName, clock, useTimes } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MorePages } from '../../ui/more-pages';
import { useOutcome } from '../../ui/outcome';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { useNow } from '../../ui/use-now';
import { CallRow } from './call-row';
import { download, toCsv } from './csv';
import { FilterBar } from './filter-bar';
import { asQuery, useFilters } from './filters';
import { useCallPages, useHeldBack } from './use-call-list';
import css from './calls.module.css';

export function CallList() {
  const { t } = useTranslation();
  const state = useFilters();
  const pages = useCallPages(useMemo(() => asQuery(state.filters), [state.filters]));
  const [reading, setReading] = useState(false);
  const calls = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const { rows, waiting, reveal } = useHeldBack(calls, reading, state.search);
  const csv = useCsv(rows);
  return (
    <>
      <FilterBar state={state} onCsv={rows.length > 0 ? csv : null} />
      <div
        className={css.scroll}
        onPointerEnter={() => setReading(true)}
        onPointerLeave={(event) => setReading(event.currentTarget.scrollTop > 0)}
        onScroll={(event) => setReading(event.currentTarget.scrollTop > 0 || event.currentTarget.matches(':hover'))}
      >
        <div role="status" className={css.waitingBar}>
          {waiting > 0 && (
            <Button size="xs" variant="default" onClick={reveal}>
              {t('calls:waiting_rows', { count: waiting })}
            </Button>
          )}
        </div>
        <Loaded query={{ ...pages, data: pages.data && rows }} skeleton={<SkeletonRows rows={12} />}>
          {(shown) => (shown.length > 0 ? <Rows rows={shown} search={state.search} /> : <NoCalls state={state} />)}
        </Loaded>
        <MorePages pages={pages} />
      </div>
    </>
  );
}

function Rows({ rows, search }: { rows: readonly Call[]; search: string }) {
  const { t } = useTranslation();
  const now = useNow(rows.some(({ stage }) => stage !== 'ended'));
  const outcome = useOutcome(useDirectory());
  const times = useTimes();
  return (
    <ul className={css.rows} aria-label={t('calls:list')} onKeyDown={stepRows}>
      {rows.map((call) => (
        <CallRow key={call.id} call={call} now={now} outcome={outcome(call)} search={search} times={times} />
      ))}
    </ul>
  );
}

/** Arrow keys walk the rows. */
function stepRows(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-call-row]')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

function NoCalls({ state }: { state: ReturnType<typeof useFilters> }) {
  const { t } = useTranslation();
  const sandbox = useInstallation().data?.carrier === 'sandbox';
  if (state.any) {
    const clear = (
      <Button variant="default" onClick={state.clear}>
        {t('calls:filter.clear')}
      </Button>
    );
    return (
      <EmptyState title={t('calls:none_found.title')} action={clear}>
        {t('calls:none_found.text')}
      </EmptyState>
    );
  }
  const ring = sandbox ? (
    <Button component={Link} to="/phone">
      {t('calls:none.ring')}
    </Button>
  ) : undefined;
  return (
    <EmptyState title={t('calls:none.title')} action={ring}>
      {t('calls:none.text')}
    </EmptyState>
  );
}

/** The rows on the screen, as they are on the screen. */
function useCsv(rows: readonly Call[]): () => void {
  const { t } = useTranslation();
  const directory = useDirectory();
  const outcome = useOutcome(directory);
  return () => {
    const head = ['started', 'caller', 'called', 'outcome', 'department', 'agent', 'language', 'length'];
    const lines = rows.map((call) => [
      new Date(call.startedAt).toISOString(),
      callerName(call.caller, ''),
      callerName(call.numberCalled, ''),
      outcome(call),
      directory.department(call.departmentId) ?? '',
      directory.agent(call.agentId) ?? '',
      call.language ?? '',
      call.endedAt === null ? '' : clock(call.endedAt - call.startedAt),
    ]);
    download('calls.csv', toCsv([head.map((name) => t(`calls:column.${name}`)), ...lines]));
  };
}
