import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { AgentId, CallId, OfferId } from '@voicecore/domain/kernel';
import { Allow, EvenSuspended, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { byId, type ById } from '../platform/validation';
import { AgentStatusChoice } from './agent-status';
import { AgentWishes } from './agent-wishes';
import { deskOf, DeskReading } from './desk-reading';
import { LineTokens } from './line-tokens';
import * as dto from './softphone.dto';

/** The roles that may have a desk: everyone in a business who is also an agent. */
const desks = ['tenant_admin', 'supervisor', 'agent'] as const;

/** Calls in progress continue when a business is suspended, so its agents keep their desks. */
@Controller('api/v1')
@EvenSuspended()
export class SoftphoneController {
  constructor(
    private readonly status: AgentStatusChoice,
    private readonly desk: DeskReading,
    private readonly tokens: LineTokens,
    private readonly wishes: AgentWishes,
  ) {}

  /**
   * Sets an agent's status; only a call can set the status `busy`. Waiting callers are offered to an agent who becomes
   * available.
   */
  @Put('agents/:id/status')
  @Allow(...desks)
  @Answers(dto.agentStatus)
  setStatus(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.statusBody }) body: dto.StatusBody,
  ) {
    return this.status.set(who, id as AgentId, body.status);
  }

  /** Issues a token with which the softphone signs in to the carrier. */
  @Post('softphone/token')
  @Allow(...desks)
  @Answers(dto.lineToken)
  token(@Who() who: Principal): dto.LineToken {
    return this.tokens.for(who.tenantId, deskOf(who));
  }

  /** Returns the agent's desk: the status, the call that is ringing, and the call the agent is in. */
  @Get('softphone/desk')
  @Allow(...desks)
  @Answers(dto.desk)
  readDesk(@Who() who: Principal): Promise<dto.Desk> {
    return this.desk.of(who);
  }

  /** Returns the last ten calls that rang at the agent's desk, and what happened to them there. */
  @Get('softphone/recent')
  @Allow(...desks)
  @Answers(dto.recentCalls)
  recent(@Who() who: Principal): Promise<dto.RecentCalls> {
    return this.desk.recent(who);
  }

  /** Marks the missed calls as seen: the desk shows only later ones. */
  @Post('softphone/missed/seen')
  @Allow(...desks)
  @Answers(null)
  missedSeen(@Who() who: Principal): Promise<void> {
    return this.desk.missedSeen(who);
  }

  /** Declines an offered call, which is then offered to the next agent. */
  @Post('softphone/offers/:id/decline')
  @Allow(...desks)
  @Answers(null)
  decline(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.wishes.decline(who, id as OfferId);
  }

  /** Puts the caller on hold, or takes the caller off hold. */
  @Post('softphone/calls/:id/hold')
  @Allow(...desks)
  @Answers(null)
  hold(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.holdBody }) body: dto.HoldBody,
  ): Promise<void> {
    return this.wishes.wish(who, id as CallId, { kind: 'hold', on: body.on });
  }

  /**
   * Transfers the caller: calls another agent or an agent of a department. The caller hears music until that agent has
   * joined.
   */
  @Post('softphone/calls/:id/transfer')
  @Allow(...desks)
  @Answers(null)
  transfer(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.transferBody }) body: dto.TransferBody,
  ): Promise<void> {
    return this.wishes.wish(who, id as CallId, { kind: 'transfer', target: dto.targetOf(body) });
  }

  /** Cancels a transfer before another agent has taken the caller, who then returns to this agent. */
  @Post('softphone/calls/:id/take-back')
  @Allow(...desks)
  @Answers(null)
  takeBack(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.wishes.wish(who, id as CallId, { kind: 'takeBack' });
  }

  /** Ends the call for both sides. During a transfer, only this agent leaves the call, and the transfer continues. */
  @Post('softphone/calls/:id/hangup')
  @Allow(...desks)
  @Answers(null)
  hangUp(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.wishes.wish(who, id as CallId, { kind: 'hangUp' });
  }
}
