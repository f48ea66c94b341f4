import { useTranslation } from 'react-i18next';
import type { Call } from '../lib/api';
import type { Directory } from '../lib/directory';

type Shown = Pick<Call, 'stage' | 'outcome' | 'departmentId' | 'agentId'>;

/** Returns a call's outcome in words, such as "Put through to Billing"; its stage while it is running. */
export function useOutcome(directory: Directory): (call: Shown) => string {
  const { t, i18n } = useTranslation();
  return (call) => {
    if (call.stage !== 'ended') return t(`calls:stage.${call.stage}`);
    const department = directory.department(call.departmentId);
    const agent = directory.agent(call.agentId);
    const code = call.outcome ?? 'ended';
    if (agent && i18n.exists(`calls:outcome.${code}.agent`)) return t(`calls:outcome.${code}.agent`, { agent });
    if (department && i18n.exists(`calls:outcome.${code}.department`)) {
      return t(`calls:outcome.${code}.department`, { department });
    }
    return t(`calls:outcome.${code}.plain`);
  };
}
