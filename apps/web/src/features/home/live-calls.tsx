import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Call } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { callerName, clock } from '../../lib/format';
import { CallRibbon, StageBadge, stageNow } from '../../ui/call-ribbon';
import { List } from '../../ui/resource-list';
import css from './home.module.css';

/** The ribbons of live calls share one scale, at least this long, ms, so that they are seen to grow. */
const leastScale = 120_000;

export function LiveCalls({ calls, now }: { calls: readonly Call[]; now: number }) {
  const { t } = useTranslation();
  const oldest = Math.max(0, ...calls.map(({ startedAt }) => now - startedAt));
  // Steps of two minutes: the scale changes now and then, not each second.
  const scale = Math.max(1, Math.ceil(oldest / leastScale)) * leastScale;
  if (calls.length === 0) return <Text c="dimmed">{t('home:quiet')}</Text>;
  const inOrder = [...calls].sort((a, b) => a.startedAt - b.startedAt);
  return (
    <List>
      {inOrder.map((call) => (
        <LiveRow key={call.id} call={call} now={now} scale={scale} />
      ))}
    </List>
  );
}

function LiveRow({ call, now, scale }: { call: Call; now: number; scale: number }) {
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
        <span className={css.caller}>{callerName(call.caller, t('calls:unknown_caller'))}</span>
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
