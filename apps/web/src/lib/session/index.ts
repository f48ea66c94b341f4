export {
  acceptInvitation,
  accessToken,
  adoptSession,
  askForPassword,
  freshToken,
  resumeSession,
  setPasswordByLink,
  signIn,
  signOut,
} from './session';
export { useMe, useSession } from './use-session';
export type { Me, Role, Session, SignedIn } from './session';
