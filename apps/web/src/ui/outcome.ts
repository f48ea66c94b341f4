import { useTranslation } from 'react-i18next';
import type { Call } from '../lib/api';
import type { Directory } from '../lib/directory';

type Told = Pick<Call, 'stage' | 'outcome' | 'departmentId' | 'agentId'> & { end?: { reason: string } | null };

/** A call's outcome in words: "Put through to Billing". While it lasts, its stage. */
export function useOutcome(directory: Directory): (call: Told) => string {
  const { t, i18n } = useTranslation();
  return (call) => {
    if (call.stage !== 'ended') return t(`calls:stage.${call.stage}`);
    const department = directory.department(call.departmentId);
    const agent = directory.agent(call.agentId);
    const known = [call.outcome, call.end?.reason].find((code) => code && i18n.exists(`calls:outcome.${code}.plain`));
    const code = known ?? 'ended';
    if (agent && i18n.exists(`calls:outcome.${code}.agent`)) return t(`calls:outcome.${code}.agent`, { agent });
    if (department && i18n.exists(`calls:outcome.${code}.department`)) {
      return t(`calls:outcome.${code}.department`, { department });
    }
    return t(`calls:outcome.${code}.plain`);
  };
}
