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

/** Who may have a desk: everybody of a business who is an agent too. */
const desks = ['tenant_admin', 'supervisor', 'agent'] as const;

/** Calls in progress go on when a business is suspended, so its people keep their desks. */
@Controller('api/v1')
@EvenSuspended()
export class SoftphoneController {
  constructor(
    private readonly status: AgentStatusChoice,
    private readonly desk: DeskReading,
    private readonly tokens: LineTokens,
    private readonly wishes: AgentWishes,
  ) {}

  /** Sets an agent's status; busy is set by calls alone. Who becomes available is brought together with who waits. */
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

  /** A token for the softphone's line. */
  @Post('softphone/token')
  @Allow(...desks)
  @Answers(dto.lineToken)
  token(@Who() who: Principal): dto.LineToken {
    return this.tokens.for(who.tenantId, deskOf(who));
  }

  /** The agent's desk: status, the call that rings, the call they are in. */
  @Get('softphone/desk')
  @Allow(...desks)
  @Answers(dto.desk)
  readDesk(@Who() who: Principal): Promise<dto.Desk> {
    return this.desk.of(who);
  }

  /** The last ten calls that rang at the agent's desk, and what became of them there. */
  @Get('softphone/recent')
  @Allow(...desks)
  @Answers(dto.recentCalls)
  recent(@Who() who: Principal): Promise<dto.RecentCalls> {
    return this.desk.recent(who);
  }

  /** Marks the missed calls as seen: the desk shows only those that come after. */
  @Post('softphone/missed/seen')
  @Allow(...desks)
  @Answers(null)
  missedSeen(@Who() who: Principal): Promise<void> {
    return this.desk.missedSeen(who);
  }

  /** Declines an offered call: the next agent is asked. */
  @Post('softphone/offers/:id/decline')
  @Allow(...desks)
  @Answers(null)
  decline(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.wishes.decline(who, id as OfferId);
  }

  /** Puts the caller on hold, or takes them back. */
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

  /** Rings another person or somebody of a department for the caller, who hears music until one of them has joined. */
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

  /** Stops a transfer before anybody has taken the caller, who is back with this agent. */
  @Post('softphone/calls/:id/take-back')
  @Allow(...desks)
  @Answers(null)
  takeBack(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.wishes.wish(who, id as CallId, { kind: 'takeBack' });
  }

  /** Ends the call for both sides; during a transfer only this agent leaves it, and whoever is rung is rung on. */
  @Post('softphone/calls/:id/hangup')
  @Allow(...desks)
  @Answers(null)
  hangUp(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.wishes.wish(who, id as CallId, { kind: 'hangUp' });
  }
}
