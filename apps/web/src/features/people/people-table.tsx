import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type CSSProperties, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../lib/api';
import { useDepartmentName } from '../../lib/directory';
import { focusWhenDrawn, stepOf, useNextPage } from '../../ui/long-list';
import { MorePages } from '../../ui/more-pages';
import { PersonStatus } from '../../ui/person-status';
import type { PeopleFilters } from './people-filters';
import type { usePeoplePages } from './people-pages';
import css from './people.module.css';

/**
 * The height of a row until it has been measured, px; the rows kept beyond the edge; how many rows ahead the next page
 * is read.
 */
const height = 52;
const beyond = 10;
const ahead = 20;

interface Props {
  people: readonly Agent[];
  total: number;
  filters: PeopleFilters;
  pages: ReturnType<typeof usePeoplePages>;
  /** Null: the rows cannot be opened. */
  onOpen: ((id: string) => void) | null;
}

/** The people as a virtual table: only the rows on the screen are rendered, so a thousand are as fast as ten. */
export function PeopleTable({ people, total, filters, pages, onOpen }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    getItemKey: (index) => people[index]?.id ?? index,
    overscan: beyond,
  });
  const shown = rows.getVirtualItems();
  useNextPage(pages, (shown.at(-1)?.index ?? 0) >= people.length - ahead);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const arrow = stepOf(event, 'data-person-row');
    if (!arrow) return;
    event.preventDefault();
    const to = people.findIndex(({ id }) => id === arrow.from) + arrow.step;
    const next = people[to];
    if (!next) return;
    rows.scrollToIndex(to);
    focusWhenDrawn(() => scroll.current?.querySelector<HTMLElement>(`[data-person-row="${next.id}"]`));
  };
  return (
    <div ref={scroll} className={css.scroll}>
      <div role="table" aria-label={t('staff:list')} aria-rowcount={total + 1} onKeyDown={walk}>
        <Heads filters={filters} />
        <div role="rowgroup" className={css.rows} style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const agent = people[index];
            const place = {
              ref: rows.measureElement,
              'data-index': index,
              'aria-rowindex': index + 2,
              style: { transform: `translateY(${start}px)` },
            };
            return agent && <PersonRow key={key} place={place} agent={agent} onOpen={onOpen} />;
          })}
        </div>
      </div>
      <MorePages pages={pages} />
    </div>
  );
}

function Heads({ filters }: { filters: PeopleFilters }) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={css.heads}>
      <div role="row" aria-rowindex={1} className={css.head}>
        <SortedHead by="name" filters={filters} />
        <SortedHead by="extension" filters={filters} />
        <span role="columnheader" className={css.plainHead}>
          {t('staff:tab.departments')}
        </span>
        <span role="columnheader" className={css.plainHead}>
          {t('staff:column.status')}
        </span>
        <span role="columnheader" className={css.plainHead}>
          {t('staff:role')}
        </span>
      </div>
    </div>
  );
}

function SortedHead({ by, filters }: { by: 'name' | 'extension'; filters: PeopleFilters }) {
  const { t } = useTranslation();
  const { order } = filters.asked;
  const isUp = order === by;
  const isDown = order === `${by}_down`;
  const next = isUp ? (`${by}_down` as const) : by;
  const Arrow = isDown ? IconArrowDown : IconArrowUp;
  return (
    <span role="columnheader" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <UnstyledButton
        className={css.sort}
        title={t(`staff:order.${next}`)}
        onClick={() => filters.set({ order: next === 'extension' ? null : next })}
      >
        {t(by === 'name' ? 'people:name' : 'staff:extension')}
        {(isUp || isDown) && <Arrow size={12} aria-hidden />}
      </UnstyledButton>
    </span>
  );
}

interface RowProps {
  place: { ref: Ref<HTMLDivElement>; 'data-index': number; 'aria-rowindex': number; style: CSSProperties };
  agent: Agent;
  onOpen: ((id: string) => void) | null;
}

function PersonRow({ place, agent, onOpen }: RowProps) {
  const { t } = useTranslation();
  const departments = agent.departmentIds.map(useDepartmentName()).filter(Boolean).join(', ');
  return (
    <div {...place} role="row" className={css.row} data-opens={onOpen !== null || undefined}>
      <span role="cell" className={css.who}>
        {onOpen ? (
          <UnstyledButton className={css.open} data-person-row={agent.id} onClick={() => onOpen(agent.id)}>
            {agent.name}
          </UnstyledButton>
        ) : (
          <span className={css.name}>{agent.name}</span>
        )}
        <span className={css.quiet}>{agent.email}</span>
        {onOpen && agent.passwordAskedAt !== null && <span className={css.asked}>{t('people:forgot_password')}</span>}
      </span>
      <span role="cell">{agent.extension}</span>
      <span role="cell" className={css.places} title={departments}>
        {departments}
      </span>
      <span role="cell" className={css.standing}>
        <PersonStatus agent={agent} />
      </span>
      <span role="cell" className={css.quiet}>
        {t(`frame:role.${agent.role}`)}
      </span>
    </div>
  );
}
