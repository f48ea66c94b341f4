import type { InfiniteData } from '@tanstack/react-query';
import { peopleAfter, personFits } from '@voicecore/domain/people';
import type { Agent, AgentPage } from '../../lib/api';
import type { AskedList } from './people-filters';

export type PeoplePages = InfiniteData<AgentPage, string>;

/**
 * Returns the pages after one person has changed: the row changes, moves, appears or disappears by the server's own
 * rule.
 */
export function followed(data: PeoplePages, asked: AskedList, id: string, agent: Agent | null): PeoplePages {
  const all = data.pages.flatMap(({ items }) => items);
  const before = all.find((one) => one.id === id);
  const fits = agent !== null && personFits(agent, asked);
  if (!before && !fits) return data;
  const others = all.filter((one) => one.id !== id);
  const present = fits && agent ? [...others, agent] : others;
  const { rows } = peopleAfter(present, { ...asked, after: null, limit: present.length });
  const isOpenEnded = data.pages.at(-1)?.next != null;
  // More rows that have not been read follow the last one: a row that belongs among them arrives with its page.
  const shown = isOpenEnded && agent && rows.at(-1)?.id === id ? rows.slice(0, -1) : rows;
  const more = (fits ? 1 : 0) - (before ? 1 : 0);
  return { ...data, pages: inPages(data.pages, shown, more) };
}

/** Distributes the rows over pages of the same sizes as before; the last page takes the remainder. */
function inPages(pages: readonly AgentPage[], rows: readonly Agent[], more: number): AgentPage[] {
  let from = 0;
  return pages.map((page, index) => {
    const to = index === pages.length - 1 ? rows.length : from + page.items.length;
    const items = rows.slice(from, to);
    from = to;
    return { ...page, items, total: page.total === null ? null : page.total + more };
  });
}
