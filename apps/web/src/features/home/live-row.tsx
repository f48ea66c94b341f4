import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Call } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { callerOf, clock } from '../../lib/format';
import { CallRibbon, StageBadge, stageNow } from '../../ui/call-ribbon';
import { VipBadge } from '../../ui/vip-badge';
import css from './home.module.css';

export interface LiveRowProps {
  call: Call;
  now: number;
  /** The duration that the whole width of the ribbon stands for, ms. */
  scale: number;
}

export function LiveRow({ call, now, scale }: LiveRowProps) {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  const whom = directory.agent(call.agentId) ?? directory.department(call.departmentId);
  const why = call.reason && i18n.exists(`calls:why.${call.reason}`) ? t(`calls:why.${call.reason}`) : null;
  return (
    <li>
      <Link to={`/calls/${call.id}`} className={css.live}>
        <span className={css.stage}>
          <StageBadge stage={stageNow(call)} />
        </span>
        <span className={css.caller}>
          <span className={css.callerName}>{callerOf(call, t('calls:unknown_caller'))}</span>
          <VipBadge tier={call.contact?.tier ?? null} />
        </span>
        <span className={css.whom}>{[whom, why].filter(Boolean).join(' · ')}</span>
        <span className={css.language}>{call.language && t(`calls:language.${call.language}`)}</span>
        <span className={css.timer}>{clock(now - call.startedAt)}</span>
        <span className={css.ribbon}>
          <CallRibbon call={call} size="row" now={now} scale={scale} />
        </span>
      </Link>
    </li>
  );
}
