export { AccessTokens } from './access-tokens';
export { email, newPassword, signedIn, type SignedIn } from './auth.dto';
export { IdentityModule } from './identity.module';
export { Invitations } from './invitations';
export { NewPeople } from './new-people';
export { loadPasswordStrength } from './password-strength';
export { PrincipalGuard } from './principal.guard';
export { Sessions } from './sessions';
export { SignedInAnswer } from './signed-in';
