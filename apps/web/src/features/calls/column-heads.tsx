import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../lib/format';
import type { FilterState, Order } from './filters';
import css from './calls.module.css';

/** A column backed by an index: the order of a first press, and the opposite order. */
const sorted: Readonly<Record<'started' | 'length', readonly [down: Order, up: Order]>> = {
  started: ['newest', 'oldest'],
  length: ['longest', 'shortest'],
};

export function ColumnHeads({ state, scale }: { state: FilterState; scale: number }) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={css.heads}>
      <div role="row" className={css.head}>
        <span role="columnheader" className={css.caller}>
          {t('calls:column.caller')}
        </span>
        <span role="columnheader" className={css.outcome}>
          {t('calls:column.outcome')}
        </span>
        <span role="columnheader" className={css.ribbonCell}>
          {t('calls:column.course', { length: clock(scale) })}
        </span>
        <span role="columnheader" className={css.language}>
          {t('calls:column.language')}
        </span>
        <SortedHead name="started" className={css.when} state={state} />
        <SortedHead name="length" className={css.length} state={state} />
      </div>
    </div>
  );
}

interface HeadProps {
  name: keyof typeof sorted;
  className: string | undefined;
  state: FilterState;
}

function SortedHead({ name, className, state }: HeadProps) {
  const { t } = useTranslation();
  const [down, up] = sorted[name];
  const isDown = state.order === down;
  const isUp = state.order === up;
  const next = isDown ? up : down;
  const Arrow = isUp ? IconArrowUp : IconArrowDown;
  return (
    <span role="columnheader" className={className} aria-sort={isDown ? 'descending' : isUp ? 'ascending' : 'none'}>
      <UnstyledButton
        className={css.sort}
        title={t(`calls:order.${next}`)}
        onClick={() => state.set('order', next === 'newest' ? null : next)}
      >
        {(isDown || isUp) && <Arrow size={12} aria-hidden />}
        {t(`calls:column.${name}`)}
      </UnstyledButton>
    </span>
  );
}
