import { Text } from '@mantine/core';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallDetail, CallTurn } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { clock, span, useTimes } from '../../lib/format';
import { useEventWords } from './event-words';
import type { Lookup, StoryItem } from './story';
import css from './detail.module.css';

interface Props {
  story: readonly StoryItem[];
  call: CallDetail;
  /** The moment selected on the ribbon, ms. */
  picked: { at: number } | null;
}

export function Transcript({ story, call, picked }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const chosen = picked
    ? Math.max(
        0,
        story.findLastIndex(({ at }) => at <= picked.at),
      )
    : -1;
  useEffect(() => {
    if (picked && chosen >= 0) list.current?.children[chosen]?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [picked, chosen]);
  if (story.length === 0) return <Text c="dimmed">{t('calls:no_talk')}</Text>;
  const begin = call.startedAt;
  return (
    <ol className={css.talk} ref={list}>
      {story.map((item, i) => (
        <StoryLine key={`${item.kind}-${item.at}-${i}`} item={item} begin={begin} call={call} picked={i === chosen} />
      ))}
    </ol>
  );
}

interface LineProps {
  item: StoryItem;
  begin: number;
  call: CallDetail;
  picked: boolean;
}

function StoryLine({ item, begin, call, picked }: LineProps) {
  const words = useEventWords();
  if (item.kind === 'turn') return <Turn turn={item.turn} begin={begin} call={call} picked={picked} />;
  if (item.kind === 'lookup') return <LookupLine lookup={item.lookup} picked={picked} />;
  return (
    <li className={css.done} data-picked={picked || undefined}>
      <IconArrowRight size={14} aria-hidden />
      <span>{words(item.name, item.data)}</span>
    </li>
  );
}

function Turn({ turn, begin, call, picked }: { turn: CallTurn; begin: number; call: CallDetail; picked: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  const directory = useDirectory();
  const latency = typeof turn.meta.latencyMs === 'number' ? turn.meta.latencyMs : null;
  const who = (turn.speaker === 'agent' && directory.agent(call.agentId)) || t(`calls:speaker.${turn.speaker}`);
  return (
    <li
      className={css.turn}
      data-side={turn.speaker === 'caller' ? 'theirs' : 'ours'}
      data-picked={picked || undefined}
      lang={turn.language ?? undefined}
    >
      <span className={css.who}>
        <b>{who}</b>
        <time title={times.exact(turn.at)}>{clock(turn.at - begin)}</time>
        {latency !== null && <span title={t('calls:latency_hint')}>{t('calls:after', { time: span(latency) })}</span>}
      </span>
      <p className={css.words}>{turn.text === null ? t('calls:unreadable') : turn.text || t('calls:said_nothing')}</p>
      {turn.cut && <span className={css.cut}>{t('calls:cut')}</span>}
    </li>
  );
}

function LookupLine({ lookup, picked }: { lookup: Lookup; picked: boolean }) {
  const { t } = useTranslation();
  const { question, entryId, entry, found, score } = lookup;
  const receipt = t(found ? 'calls:found_entry' : 'calls:found_nothing');
  return (
    <li className={css.done} data-picked={picked || undefined}>
      <IconSearch size={14} aria-hidden />
      <span>
        {question ? t('calls:looked_up', { question }) : t('calls:looked_up_plain')}
        <span className={css.receipt}>
          {entryId ? <Link to={`/knowledge?entry=${entryId}`}>{entry ?? receipt}</Link> : receipt}
          {found && score > 0 && ` · ${t('calls:score', { score: score.toFixed(2) })}`}
        </span>
      </span>
    </li>
  );
}
