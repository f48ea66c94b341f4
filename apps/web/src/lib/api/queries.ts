import { QueryClient } from '@tanstack/react-query';
import { currentSession, onSession } from '../session/session';
import { asProblem } from './problem';

/** Live pushes report changes; without a live connection, data on the screen is read again after a minute. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => {
        const { status } = asProblem(error);
        return failures < 2 && (status === 0 || status >= 500);
      },
      retryDelay: (failures) => 500 * 2 ** failures,
    },
  },
});

/** Data that one user has read is never shown to the next user who signs in to the same tab. */
let reader: string | null = null;
onSession(() => {
  const session = currentSession();
  const now = session.status === 'signed_in' ? session.me.personId : null;
  if (reader !== null && now !== reader) queries.clear();
  reader = now;
});
