import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens';
import { AuthController } from './auth.controller';
import { BearerStrategy } from './bearer-strategy';
import { Invitations } from './invitations';
import { KnownDevices } from './known-devices';
import { LoginThrottle } from './login-throttle';
import { NewPeople } from './new-people';
import { OwnPassword } from './own-password';
import { Passwords } from './passwords';
import { Principals } from './principals';
import { RefreshCookies } from './refresh-cookies';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { SignedInAnswer } from './signed-in';

@Module({
  controllers: [AuthController],
  providers: [
    AccessTokens,
    BearerStrategy,
    Invitations,
    KnownDevices,
    LoginThrottle,
    NewPeople,
    OwnPassword,
    Passwords,
    Principals,
    RefreshCookies,
    Sessions,
    SignIn,
    SignedInAnswer,
  ],
  exports: [AccessTokens, Invitations, KnownDevices, NewPeople, Passwords, Principals, Sessions, SignedInAnswer],
})
export class IdentityModule {}
