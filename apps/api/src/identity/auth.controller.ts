import { Body, Controller, Get, Post, Put, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow, EvenSuspended, Public, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { sourceOf } from '../platform/source-of';
import {
  invitationBody,
  loginBody,
  me,
  passwordBody,
  sessionBody,
  signedIn,
  type InvitationBody,
  type LoginBody,
  type Me,
  type PasswordBody,
  type SessionBody,
  type SignedIn,
} from './auth.dto';
import { Invitations } from './invitations';
import { KnownDevices } from './known-devices';
import { OwnPassword } from './own-password';
import { RefreshCookies } from './refresh-cookies';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { SignedInAnswer } from './signed-in';

@Controller('api/v1/auth')
@EvenSuspended()
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly answer: SignedInAnswer,
    private readonly cookies: RefreshCookies,
    private readonly devices: KnownDevices,
    private readonly invitations: Invitations,
    private readonly ownPassword: OwnPassword,
  ) {}

  /** Signs in with email and password. */
  @Post('login')
  @Public()
  @Answers(signedIn)
  async login(
    @Body({ schema: loginBody }) body: LoginBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const { tenantId, personId } = await this.signIn.withPassword(body, {
      source: sourceOf(request),
      device: this.devices.of(request),
    });
    return this.answer.enter(await this.sessions.begin(tenantId, personId), request, response);
  }

  /** Exchanges the refresh cookie of a session for a new access token and a new cookie. */
  @Post('refresh')
  @Public()
  @Answers(signedIn)
  async refresh(
    @Body({ schema: sessionBody }) body: SessionBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const token = this.cookies.presented(request, body.session);
    const session = token && (await this.sessions.continue(token, clientOf(request)));
    if (session) return this.answer.give(session, body.session, request, response);
    // The cookie is of no more use.
    this.cookies.clear(response, body.session);
    throw new AppError('session_ended');
  }

  /** Ends the session and clears its cookie. */
  @Post('logout')
  @Public()
  @Answers(null)
  async logout(
    @Body({ schema: sessionBody }) body: SessionBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const token = this.cookies.presented(request, body.session);
    if (token) await this.sessions.end(token);
    this.cookies.clear(response, body.session);
  }

  /** Returns the signed-in user. */
  @Get('me')
  @Allow('signed_in')
  @Answers(me)
  me(@Who() who: Principal): Promise<Me> {
    return this.answer.me(who.tenantId, who.personId);
  }

  /** Changes the user's own password and ends every other session. */
  @Put('password')
  @Allow('signed_in')
  @Answers(null)
  changePassword(@Who() who: Principal, @Body({ schema: passwordBody }) body: PasswordBody): Promise<void> {
    return this.ownPassword.change(who, body);
  }

  /** Sets the first password of an invited user and signs them in. */
  @Post('invitation')
  @Public()
  @Answers(signedIn)
  async invitation(
    @Body({ schema: invitationBody }) body: InvitationBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    return this.answer.enter(await this.invitations.accept(body.token, body.password), request, response);
  }
}

/** Returns what identifies a client. A refresh token used elsewhere comes from a different client. */
function clientOf(request: Request): string {
  return `${request.headers['user-agent'] ?? ''}\n${request.headers['accept-language'] ?? ''}`;
}
