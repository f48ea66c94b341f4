import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { EntryId } from '@voicecore/domain/kernel';
import { Allow, Who, type Principal } from '../../platform/allow';
import { Answers } from '../../platform/answers';
import { byId, type ById } from '../../platform/validation';
import { entry } from '../knowledge.dto';
import type { KnowledgeEntry } from '../knowledge.store';
import { Ways } from './ways';
import {
  draftMade,
  draftSource,
  entryWays,
  oneWay,
  wayApprovals,
  type DraftMade,
  type DraftSource,
  type EntryWays,
  type OneWay,
  type WayApprovals,
} from './ways.dto';

/** Other words for what an entry says: ways to ask, and its other language. Nothing of it is used before a person approves it. */
@Controller('api/v1/knowledge')
export class WaysController {
  constructor(private readonly ways: Ways) {}

  /** Ways to ask that are proposed for an entry, at most six in each language, and how far the proposing is. */
  @Get('entries/:id/ways')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entryWays)
  list(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<EntryWays> {
    return this.ways.of(who.tenantId, id as EntryId);
  }

  /** Has ways to ask proposed anew; what waited for a person gives way to what comes. */
  @Post('entries/:id/ways')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entryWays)
  ask(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<EntryWays> {
    return this.ways.ask(who.tenantId, id as EntryId);
  }

  /** Makes proposals ways of the entry, as they are or reworded; callers are understood by them from then on. */
  @Post('entries/:id/ways/approvals')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entry)
  approve(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: wayApprovals }) { items }: WayApprovals,
  ): Promise<KnowledgeEntry> {
    return this.ways.approve(who.tenantId, id as EntryId, items);
  }

  /** Takes a proposal away; it is not proposed again. */
  @Post('entries/:id/ways/discards')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  discard(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: oneWay }) way: OneWay,
  ): Promise<void> {
    return this.ways.setDiscarded(who.tenantId, id as EntryId, way.id, true);
  }

  /** Puts a proposal back that was discarded. */
  @Post('entries/:id/ways/restorations')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  restore(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: oneWay }) way: OneWay,
  ): Promise<void> {
    return this.ways.setDiscarded(who.tenantId, id as EntryId, way.id, false);
  }

  /** A draft of a question and its answer in the other language; nothing is kept. */
  @Post('drafts/other-language')
  @Allow('tenant_admin', 'supervisor')
  @Answers(draftMade)
  inOtherLanguage(@Who() who: Principal, @Body({ schema: draftSource }) body: DraftSource): Promise<DraftMade> {
    return this.ways.inOtherLanguage(who.tenantId, body);
  }
}
