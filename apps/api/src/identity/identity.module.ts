import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens';
import { AuthController } from './auth.controller';
import { BearerStrategy } from './bearer-strategy';
import { ForgottenPasswordController } from './forgotten-password.controller';
import { ForgottenPasswords } from './forgotten-passwords';
import { Invitations } from './invitations';
import { KnownDevices } from './known-devices';
import { LoginThrottle } from './login-throttle';
import { NewPeople } from './new-people';
import { OwnPassword } from './own-password';
import { PasswordLinks } from './password-links';
import { Passwords } from './passwords';
import { Principals } from './principals';
import { RefreshCookies } from './refresh-cookies';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { SignedInAnswer } from './signed-in';

@Module({
  controllers: [AuthController, ForgottenPasswordController],
  providers: [
    AccessTokens,
    BearerStrategy,
    ForgottenPasswords,
    Invitations,
    KnownDevices,
    LoginThrottle,
    NewPeople,
    OwnPassword,
    PasswordLinks,
    Passwords,
    Principals,
    RefreshCookies,
    Sessions,
    SignIn,
    SignedInAnswer,
  ],
  exports: [
    AccessTokens,
    Invitations,
    KnownDevices,
    NewPeople,
    PasswordLinks,
    Passwords,
    Principals,
    Sessions,
    SignedInAnswer,
  ],
})
export class IdentityModule {}
