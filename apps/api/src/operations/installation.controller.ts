import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { textModelKey, type Env } from '../env';
import { Sessions, signedIn, SignedInAnswer, type SignedIn } from '../identity';
import { Public } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { isFromThisHost } from '../platform/this-host';
import { ENV } from '../platform/tokens';
import { DemoDesk } from './demo-desk';
import { deskBody, installation, type DeskBody, type Installation } from './demo.dto';
import { version } from './version';

@Controller('api/v1')
export class InstallationController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly demo: DemoDesk,
    private readonly sessions: Sessions,
    private readonly answer: SignedInAnswer,
  ) {}

  /** Returns which carrier and which receptionist this installation uses, and its demo business if there is one. */
  @Get('installation')
  @Public()
  @Answers(installation)
  async installation(): Promise<Installation> {
    const { VOICECORE_SANDBOX: sandbox, VOICECORE_RECEPTIONIST, OPENAI_API_KEY, SANDBOX_PORT } = this.env;
    return {
      carrier: sandbox ? 'sandbox' : 'twilio',
      receptionist: VOICECORE_RECEPTIONIST ?? (OPENAI_API_KEY ? 'openai' : 'menu'),
      wording: textModelKey(this.env) === null ? 'rules' : 'model',
      sandboxPort: sandbox ? SANDBOX_PORT : null,
      demo: await this.demo.shown(),
      version,
    };
  }

  /** Opens the desk of a demo agent without a password; only where the sandbox carrier is in use, on the same host. */
  @Post('try/desk')
  @Public()
  @Answers(signedIn)
  async desk(
    @Body({ schema: deskBody }) { agentId }: DeskBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    if (!isFromThisHost(request)) throw new AppError('not_found');
    const { tenantId, personId } = await this.demo.holder(agentId);
    return this.answer.openDesk(await this.sessions.begin(tenantId, personId), request, response);
  }
}
