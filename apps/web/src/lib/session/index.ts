export {
  acceptInvitation,
  accessToken,
  adoptSession,
  askForPassword,
  checkPasswordLink,
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
