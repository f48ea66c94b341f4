import { useSyncExternalStore } from 'react';
import { currentSession, onSession, type Me, type Session } from './session';

export function useSession(): Session {
  return useSyncExternalStore(onSession, currentSession);
}

/** The signed-in user; only for pages behind the sign-in. */
export function useMe(): Me {
  const session = useSession();
  if (session.status !== 'signed_in') throw new Error('useMe without a session');
  return session.me;
}
