import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { clock, span, useTimes } from '../../lib/format';
import { failedAttempts } from './attempts';
import { useEventWords } from './event-words';
import { courseOf, latencies, middleOf } from './story';
import css from './detail.module.css';

/**
 * How the call was handled: what was decided, which agents were called, how fast the answers were, and each step
 * of the ledger.
 */
export function Course({ call, now }: { call: CallDetail; now: number }) {
  return (
    <>
      <Reasons call={call} />
      <Rung call={call} now={now} />
      <Steps call={call} />
    </>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return value ? (
    <div className={css.line}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  ) : null;
}

function Reasons({ call }: { call: CallDetail }) {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  const waits = latencies(call.turns);
  const middle = middleOf(waits);
  const coded = (group: string, code: string | null | undefined) =>
    code && i18n.exists(`calls:${group}.${code}`) ? t(`calls:${group}.${code}`) : null;
  return (
    <dl className={css.group}>
      <Fact name={t('calls:fact.rule')} value={coded('why', call.reason)} />
      <Fact name={t('calls:fact.department')} value={directory.department(call.departmentId)} />
      <Fact name={t('calls:fact.agent')} value={directory.agent(call.agentId)} />
      <Fact name={t('calls:fact.attempts')} value={String(call.attempts)} />
      <Fact
        name={t('calls:fact.latency')}
        value={middle === null ? null : t('calls:latency', { middle: span(middle), worst: span(Math.max(...waits)) })}
      />
      <Fact name={t('calls:fact.end')} value={coded('end', call.end?.reason)} />
    </dl>
  );
}

interface Ring {
  offerId: string;
  agentId: string;
  from: number;
  to: number | null;
  how: string;
}

/** Each agent who was offered the call, for how long, and the result. */
function ringsOf(call: CallDetail): Ring[] {
  const rings: Ring[] = [];
  const close = (offerId: string, to: number, how: string) => {
    const ring = rings.find((one) => one.offerId === offerId && one.to === null);
    if (ring) Object.assign(ring, { to, how });
  };
  for (const step of call.timeline) {
    const { at } = step;
    if (step.kind === 'AgentOffered') rings.push({ ...step.data, from: at, to: null, how: 'open' });
    if (step.kind === 'OfferAccepted') close(step.data.offerId, at, 'accepted');
    if (step.kind === 'OfferClosed') close(step.data.offerId, at, step.data.how);
  }
  return rings;
}

function Rung({ call, now }: { call: CallDetail; now: number }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const rings = ringsOf(call);
  if (rings.length === 0) return null;
  return (
    <div className={css.group}>
      <Title order={3}>{t('calls:rung')}</Title>
      <dl>
        {rings.map((ring) => (
          <div className={css.line} key={ring.offerId}>
            <dt>{directory.agent(ring.agentId) ?? t('calls:somebody')}</dt>
            <dd>
              {t(`calls:offer_closed.${ring.how}`)} · {clock((ring.to ?? now) - ring.from)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Steps({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const times = useTimes();
  const words = useEventWords();
  const begin = call.startedAt;
  const failed = failedAttempts(call.timeline).map(({ at, n, why }) => ({
    n: 0,
    at,
    kind: 'AttemptFailed',
    data: { n, attempt: why },
  }));
  const steps = [...failed, ...courseOf(call.timeline)]
    .sort((a, b) => a.at - b.at)
    .map(({ n, at, kind, data }, i) => ({ key: `${n}-${i}`, at, said: words(kind, data) }))
    .filter(({ said }) => said !== null);
  if (steps.length === 0) return null;
  return (
    <div className={css.group}>
      <Title order={3} mb={4}>
        {t('calls:steps')}
      </Title>
      <ol className={css.steps}>
        {steps.map(({ key, at, said }) => (
          <li className={css.step} key={key}>
            <time title={times.exact(at)}>{clock(at - begin)}</time>
            <span>{said}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
