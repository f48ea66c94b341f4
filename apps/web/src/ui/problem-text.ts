import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../lib/api';
import { duration } from '../lib/format';

interface ProblemText {
  failed: string;
  safe: string;
  todo: string;
}

/** Codes that share the words of a more general one. */
function family(problem: ApiProblem): string {
  if (problem.status === 429) return 'too_many';
  if (problem.status === 401) return 'signed_out';
  if (problem.status === 403) return 'not_allowed';
  if (problem.status === 404) return 'not_found';
  if (problem.status === 409) return 'conflict';
  // The id of what is shown is in the address, which was cut off.
  if (problem.status === 400 && 'id' in problem.fields) return 'broken_address';
  if (problem.status === 400 || problem.status === 422) return 'invalid';
  return problem.status >= 500 ? 'server_error' : 'unexpected';
}

/** Turns a problem into the three sentences of a notice; a raw server message is never shown. */
export function useProblemText(): (problem: ApiProblem) => ProblemText {
  const { t, i18n } = useTranslation();
  return useCallback(
    (problem) => {
      const known = i18n.exists(`problems:${problem.code}.failed`) ? problem.code : family(problem);
      const time = duration((problem.retryAfter ?? 60) * 1000, i18n.language);
      return {
        failed: t(`problems:${known}.failed`),
        safe: t(`problems:${known}.safe`),
        todo: t(`problems:${known}.todo`, { time }),
      };
    },
    [t, i18n],
  );
}
