import { useDock } from '../lib/dock';
import { leave, leaveCall } from '../lib/leaving';
import { signOut } from '../lib/session';

/** Signs out; during a call it asks first, because the caller would be left alone. */
export function useSignOut(): () => void {
  const { sign } = useDock();
  const go = () => void signOut();
  return () => (sign?.busy ? leaveCall(go) : leave(go));
}
