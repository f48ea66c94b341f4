export {
  acceptInvitation,
  accessToken,
  adoptSession,
  askForPassword,
  freshToken,
  leaveDesk,
  resumeSession,
  setPasswordByLink,
  shortestPassword,
  signIn,
  signOut,
} from './session';
export { useMe, useSession } from './use-session';
export type { Me, Role, Session, SignedIn } from './session';
