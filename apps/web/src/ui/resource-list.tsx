import type { ReactNode } from 'react';
import { Loaded } from './loaded';
import { SkeletonRows } from './skeleton-rows';
import css from './resource-list.module.css';

interface Props<Item> {
  query: { data: { items: readonly Item[] } | undefined; error: unknown; refetch: () => unknown };
  /** Shown while loading: this many rows, of this height in px. */
  rows: number;
  height?: number;
  /** Content above the rows. */
  head?: ReactNode;
  /** Shown when the list is empty. */
  empty: ReactNode;
  /** One row, a `ListRow` or an `li`. */
  children: (item: Item) => ReactNode;
}

/** A complete list: its rows, its actions, and what it is for while it is empty. */
export function ResourceList<Item>({ query, rows, height = 56, head, empty, children }: Props<Item>) {
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={rows} height={height} />}>
      {({ items }) =>
        items.length > 0 ? (
          <>
            {head}
            <List>{items.map(children)}</List>
          </>
        ) : (
          empty
        )
      }
    </Loaded>
  );
}

/** The actions of a list, at its end. */
export function ListBar({ children }: { children?: ReactNode }) {
  return <div className={css.bar}>{children}</div>;
}

/** A frame around rows; its children are `li`. */
export function List({ children }: { children: ReactNode }) {
  return <ul className={css.list}>{children}</ul>;
}

interface RowProps {
  /** The columns of the page. */
  className: string | undefined;
  /** Null: the row opens nothing. */
  onOpen: (() => void) | null;
  children: ReactNode;
}

export function ListRow({ className, onOpen, children }: RowProps) {
  const classes = [css.row, className].filter(Boolean).join(' ');
  return (
    <li>
      {onOpen ? (
        <button type="button" className={classes} onClick={onOpen}>
          {children}
        </button>
      ) : (
        <div className={classes}>{children}</div>
      )}
    </li>
  );
}
