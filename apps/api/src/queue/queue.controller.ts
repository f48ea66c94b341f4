import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { AgentId, CallId, DepartmentId } from '@voicecore/domain/kernel';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { byId, type ById } from '../platform/validation';
import * as dto from './queue.dto';
import { QueueManagement } from './queue-management';

/** The callers who wait for a person, and what supervisors and administrators decide about them. */
@Controller('api/v1/queue')
export class QueueController {
  constructor(private readonly management: QueueManagement) {}

  /**
   * Lists the waiting callers in the order of service: those of the user's departments and those who wait for the user;
   * an administrator sees all.
   */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.queueView)
  list(@Who() who: Principal): Promise<dto.QueueView> {
    return this.management.view(who);
  }

  /** Puts a waiting caller at the front. */
  @Post(':id/pull')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  pull(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.management.decide(who, id as CallId, { kind: 'pull' });
  }

  /** Sends a waiting caller to another department or person, with the same waiting time. */
  @Post(':id/move')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  move(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.queueMove }) body: dto.QueueMove,
  ): Promise<void> {
    const target =
      body.kind === 'agent'
        ? ({ kind: 'agent', id: body.id as AgentId } as const)
        : ({ kind: 'department', id: body.id as DepartmentId } as const);
    return this.management.decide(who, id as CallId, { kind: 'move', target });
  }

  /** Has the caller offered to the user's own desk at once, out of turn. The user must be available. */
  @Post(':id/take')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  take(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.management.take(who, id as CallId);
  }
}
