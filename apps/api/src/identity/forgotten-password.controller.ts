import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EvenSuspended, Public } from '../platform/allow';
import { Answers } from '../platform/answers';
import { sourceOf } from '../platform/source-of';
import {
  newPasswordBody,
  passwordLinkBody,
  passwordRequest,
  signedIn,
  type NewPasswordBody,
  type PasswordLinkBody,
  type PasswordRequest,
  type SignedIn,
} from './auth.dto';
import { ForgottenPasswords } from './forgotten-passwords';
import { PasswordLinks } from './password-links';
import { SignedInAnswer } from './signed-in';

@Controller('api/v1/auth')
@EvenSuspended()
export class ForgottenPasswordController {
  constructor(
    private readonly forgotten: ForgottenPasswords,
    private readonly links: PasswordLinks,
    private readonly answer: SignedInAnswer,
  ) {}

  /**
   * Tells the administrators of the business that a user forgot the password. The response is the same for every email
   * address.
   */
  @Post('password-request')
  @Public()
  @Answers(null)
  ask(@Body({ schema: passwordRequest }) body: PasswordRequest, @Req() request: Request): Promise<void> {
    return this.forgotten.ask(body, sourceOf(request));
  }

  /** Says whether a link still sets a password; nothing changes. The problem's code says why it does not. */
  @Post('new-password/check')
  @Public()
  @Answers(null)
  check(@Body({ schema: passwordLinkBody }) body: PasswordLinkBody): Promise<void> {
    return this.links.check(body.token);
  }

  /** Sets a new password with a link that works once, ends every session of the user and signs them in. */
  @Post('new-password')
  @Public()
  @Answers(signedIn)
  async set(
    @Body({ schema: newPasswordBody }) body: NewPasswordBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    return this.answer.enter(await this.links.redeem(body), request, response);
  }
}
