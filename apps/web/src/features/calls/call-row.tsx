import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Call } from '../../lib/api';
import { callerName, clock, type Times } from '../../lib/format';
import { CallRibbon } from '../../ui/call-ribbon';
import css from './calls.module.css';

interface Props {
  call: Call;
  now: number;
  outcome: string;
  search: string;
  times: Times;
}

export function CallRow({ call, now, outcome, search, times }: Props) {
  const { t } = useTranslation();
  const live = call.stage !== 'ended';
  const length = (call.endedAt === null ? now : call.endedAt) - call.startedAt;
  return (
    <li>
      <NavLink
        to={{ pathname: `/calls/${call.id}`, search }}
        className={css.row}
        data-live={live || undefined}
        data-call-row
      >
        <span className={css.caller}>{callerName(call.caller, t('calls:unknown_caller'))}</span>
        <span className={css.outcome}>
          {live && <span className={css.live}>{t('calls:live')}</span>}
          {outcome}
        </span>
        <span className={css.ribbonCell}>
          <CallRibbon call={call} size="row" now={now} />
        </span>
        <span className={css.language}>{call.language ? t(`calls:language.${call.language}`) : ''}</span>
        <time className={css.when} title={times.exact(call.startedAt)}>
          {times.when(call.startedAt)}
        </time>
        <span className={css.length}>{clock(length)}</span>
      </NavLink>
    </li>
  );
}
