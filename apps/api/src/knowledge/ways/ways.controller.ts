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

/** Other wordings of an entry: ways to ask, and its other language. None of them is used before a user approves it. */
@Controller('api/v1/knowledge')
export class WaysController {
  constructor(private readonly ways: Ways) {}

  /**
   * Returns the ways to ask that are proposed for an entry, at most six in each language, and the state of the
   * proposing.
   */
  @Get('entries/:id/ways')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entryWays)
  list(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<EntryWays> {
    return this.ways.of(who.tenantId, id as EntryId);
  }

  /** Requests new proposals of ways to ask; they replace the proposals that are waiting for review. */
  @Post('entries/:id/ways')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entryWays)
  ask(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<EntryWays> {
    return this.ways.ask(who.tenantId, id as EntryId);
  }

  /**
   * Adds proposals to the entry's ways to ask, unchanged or reworded. From then on, callers who use them are
   * understood.
   */
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

  /** Discards a proposal; it is not proposed again. */
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

  /** Restores a discarded proposal. */
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

  /** Drafts a question and its answer in the other language; nothing is stored. */
  @Post('drafts/other-language')
  @Allow('tenant_admin', 'supervisor')
  @Answers(draftMade)
  inOtherLanguage(@Who() who: Principal, @Body({ schema: draftSource }) body: DraftSource): Promise<DraftMade> {
    return this.ways.inOtherLanguage(who.tenantId, body);
  }
}
