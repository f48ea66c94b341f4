import { useTranslation } from 'react-i18next';
import type { Call } from '../lib/api';
import type { Directory } from '../lib/directory';

type Told = Pick<Call, 'stage' | 'outcome' | 'departmentId' | 'agentId' | 'segments' | 'marks' | 'attempts'>;

/** What a call came to, from what is recorded: who hung up says little, so it is told by how far the caller had come. */
export function outcomeOf({ outcome, segments, marks, attempts }: Omit<Told, 'stage'>): string {
  if (segments.some(({ stage }) => stage === 'talking')) return 'put_through';
  if (outcome !== 'caller_hung_up') return outcome ?? 'ended';
  const last = segments.at(-1)?.stage;
  if (last === 'waiting' || last === 'ringing') return 'gave_up';
  const helped = attempts === 0 && marks.some(({ kind }) => kind === 'lookup');
  return helped ? 'receptionist_finished' : 'caller_hung_up';
}

/** A call's outcome in words: "Put through to Billing". While it lasts, its stage. */
export function useOutcome(directory: Directory): (call: Told) => string {
  const { t, i18n } = useTranslation();
  return (call) => {
    if (call.stage !== 'ended') return t(`calls:stage.${call.stage}`);
    const department = directory.department(call.departmentId);
    const agent = directory.agent(call.agentId);
    const found = outcomeOf(call);
    const code = i18n.exists(`calls:outcome.${found}.plain`) ? found : 'ended';
    if (agent && i18n.exists(`calls:outcome.${code}.agent`)) return t(`calls:outcome.${code}.agent`, { agent });
    if (department && i18n.exists(`calls:outcome.${code}.department`)) {
      return t(`calls:outcome.${code}.department`, { department });
    }
    return t(`calls:outcome.${code}.plain`);
  };
}
