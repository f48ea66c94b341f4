export { acceptInvitation, accessToken, adoptSession, freshToken, resumeSession, signIn, signOut } from './session';
export { useMe, useSession } from './use-session';
export type { Me, Role, Session, SignedIn } from './session';
