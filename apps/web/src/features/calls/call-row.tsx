import { IconFlag } from '@tabler/icons-react';
import { suspicionOf } from '@voicecore/domain/screening';
import type { CSSProperties, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate } from 'react-router';
import type { Call } from '../../lib/api';
import { callerOf, clock, type Times } from '../../lib/format';
import { CallRibbon } from '../../ui/call-ribbon';
import { VipBadge } from '../../ui/vip-badge';
import css from './calls.module.css';

/** The position of a line in the list. */
interface Place {
  ref: Ref<HTMLDivElement>;
  'data-index': number;
  style: CSSProperties;
}

interface Props {
  place: Place;
  call: Call;
  now: number;
  /** The duration that the width of a ribbon stands for, ms. */
  scale: number;
  outcome: string;
  search: string;
  times: Times;
}

export function CallRow({ place, call, now, scale, outcome, search, times }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const live = call.stage !== 'ended';
  const length = (call.endedAt === null ? now : call.endedAt) - call.startedAt;
  const to = { pathname: `/calls/${call.id}`, search };
  const caller = callerOf(call, t('calls:unknown_caller'));
  const when = times.time(call.startedAt);
  const suspicion = suspicionOf(call.screening);
  return (
    <div {...place} role="row" className={css.row} data-live={live || undefined} onClick={() => void navigate(to)}>
      <span role="cell" className={css.caller} title={caller}>
        <NavLink
          to={to}
          className={css.open}
          data-call-row={call.id}
          aria-label={t('calls:row', { caller, outcome, when: times.when(call.startedAt) })}
          onClick={(event) => event.stopPropagation()}
        >
          {caller}
        </NavLink>
        <VipBadge tier={call.contact?.tier ?? null} />
      </span>
      <span role="cell" className={css.outcome} title={outcome}>
        {live && <span className={css.live}>{t('calls:live')}</span>}
        {suspicion !== null && (
          <IconFlag size={16} className={css.flag} role="img" aria-label={t('calls:flagged', { score: suspicion })} />
        )}
        {outcome}
      </span>
      <span role="cell" className={css.ribbonCell}>
        <CallRibbon call={call} size="row" now={now} scale={scale} />
      </span>
      <span role="cell" className={css.language}>
        {call.language ? t(`calls:language.${call.language}`) : ''}
      </span>
      <span role="cell" className={css.when}>
        <time title={times.exact(call.startedAt)}>{when}</time>
      </span>
      <span role="cell" className={css.length}>
        {clock(length)}
      </span>
    </div>
  );
}

export function DayRow({ place, day }: { place: Place; day: string }) {
  return (
    <div {...place} role="row" className={css.day}>
      <span role="cell" aria-colspan={6}>
        {day}
      </span>
    </div>
  );
}
