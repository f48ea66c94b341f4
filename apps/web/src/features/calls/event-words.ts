import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../lib/directory';
import type { Data } from './story';

function record(value: unknown): Data {
  return typeof value === 'object' && value !== null ? (value as Data) : {};
}

/** What screening found: the list the caller is on, otherwise the action and the score. */
function screeningOf(data: Data, words: (key: string, score: unknown) => string): string {
  if (typeof data.action !== 'string') return '';
  return typeof data.listed === 'string' ? words(`${data.listed}_list`, null) : words(data.action, data.score);
}

/** Returns a ledger event as a sentence; null for one that is of no use to the reader. */
export function useEventWords(): (kind: string, data: Data) => string | null {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  return (kind, data) => {
    if (!i18n.exists(`calls:event.${kind}`)) return null;
    const target = record(data.target);
    const id = [target.id, data.departmentId, data.department].find((one) => typeof one === 'string') ?? null;
    const agentId = [data.agentId, target.kind === 'agent' ? target.id : null].find((one) => typeof one === 'string');
    const agent = directory.agent(agentId ?? null) ?? t('calls:somebody');
    const place = directory.department(id) ?? directory.agent(id) ?? t('calls:a_person');
    const coded = (name: string, value: unknown) =>
      typeof value === 'string' && i18n.exists(`calls:${name}.${value}`) ? t(`calls:${name}.${value}`) : '';
    return t(`calls:event.${kind}`, {
      agent,
      place,
      why: coded('why', data.reason),
      how: coded('offer_closed', data.how),
      language: coded('language', data.language),
      engine: coded('engine', data.engine),
      reason: coded('end', data.reason),
      party: coded('party', data.party),
      n: typeof data.n === 'number' ? data.n : 0,
      attempt: coded('attempt', data.attempt),
      promise: coded('promise', data.promise),
      screening: screeningOf(data, (key, score) => t(`calls:screened.${key}`, { score })),
      seconds: typeof data.seconds === 'number' ? data.seconds : 0,
    });
  };
}
