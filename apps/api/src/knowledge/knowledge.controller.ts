import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { EntryId } from '@voicecore/domain/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile, removal, type Removal } from '../platform/version';
import { moment } from '../platform/words';
import { byIds, Contradictions } from './contradictions';
import { KnowledgeSearch, type Answer } from './knowledge-search';
import { MeaningMaker } from './meaning-maker';
import { KnowledgeStore, type KnowledgeEntry } from './knowledge.store';
import {
  contradictionPage,
  entry,
  entryChange,
  entryPage,
  entryQuery,
  lackingErrors,
  newEntry,
  trial,
  trialAnswer,
  type ContradictionItem,
  type EntryChange,
  type EntryQuery,
  type NewEntry,
  type Trial,
  type TrialAnswer,
} from './knowledge.dto';

/** How long a trial waits for the embeddings of entries saved just before, ms. */
const MADE_MS = 3_000;

const cursorKeys = z.tuple([moment, z.uuid()]);
const pairKeys = z.tuple([z.uuid(), z.uuid()]);

/** What a business teaches its receptionist, and what the receptionist would say. */
@Controller('api/v1/knowledge')
export class KnowledgeController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly knowledge: KnowledgeSearch,
    private readonly meanings: MeaningMaker,
    private readonly contradictions: Contradictions,
    private readonly clock: Clock,
  ) {}

  /** Lists the knowledge entries of the business, latest change first; `q` searches the texts. */
  @Get('entries')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entryPage)
  async list(@Who() who: Principal, @Query({ schema: entryQuery }) query: EntryQuery): Promise<Page<KnowledgeEntry>> {
    const [updatedAt, id] = query.cursor ? readCursor(query.cursor, cursorKeys) : [];
    const after = updatedAt !== undefined && id !== undefined ? { updatedAt, id } : undefined;
    const filter = { q: query.q || undefined, after, limit: query.limit + 1 };
    const rows = await this.inStore(who, (store) => store.list(filter));
    return toPage(
      rows,
      query.limit,
      (row) => [row.updatedAt, row.id],
      (row) => row,
    );
  }

  /**
   * Adds an entry; the receptionist knows it from the next call on. An entry that is not used yet (`enabled` false) may
   * lack a language.
   */
  @Post('entries')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entry, 201)
  add(@Who() who: Principal, @Body({ schema: newEntry }) body: NewEntry): Promise<KnowledgeEntry> {
    return this.inStore(who, (store) => store.add(body, this.clock.now()));
  }

  /** Returns one entry. */
  @Get('entries/:id')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entry)
  async find(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<KnowledgeEntry> {
    return present(await this.inStore(who, (store) => store.find(id as EntryId)));
  }

  /** Changes an entry, or enables or disables it. */
  @Patch('entries/:id')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entry)
  async change(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: entryChange }) body: EntryChange,
  ): Promise<KnowledgeEntry> {
    return this.inStore(who, async (store) => {
      const changed = await store.change(id as EntryId, body, this.clock.now());
      if (!changed) throw await refusal(store, id);
      const errors = lackingErrors(changed);
      if (errors.length > 0) throw new AppError('invalid_request', { errors });
      return changed;
    });
  }

  /** Removes an entry. */
  @Delete('entries/:id')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  remove(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.inStore(who, async (store) => {
      if (!(await store.remove(id as EntryId, seen))) throw await refusal(store, id);
    });
  }

  /**
   * Lists pairs of entries in use that answer the same question differently. They are found by rules, so some may not
   * be real contradictions.
   */
  @Get('contradictions')
  @Allow('tenant_admin', 'supervisor')
  @Answers(contradictionPage)
  async contradicting(
    @Who() who: Principal,
    @Query({ schema: pageOnly }) query: PageQuery,
  ): Promise<Page<ContradictionItem>> {
    const [first, second] = query.cursor ? readCursor(query.cursor, pairKeys) : [];
    const all = (await this.contradictions.of(who.tenantId)).map((found): ContradictionItem => ({
      ...found,
      kinds: [...found.kinds],
    }));
    const left =
      first === undefined || second === undefined
        ? all
        : all.filter((found) => byIds(idsOf(found), { first: first as EntryId, second: second as EntryId }) > 0);
    return toPage(
      left,
      query.limit,
      (row) => [row.first.id, row.second.id],
      (row) => row,
    );
  }

  /** Returns what a caller who asks this question would hear, and how the search found it. */
  @Post('try')
  @Allow('tenant_admin', 'supervisor')
  @Answers(trialAnswer)
  async try(@Who() who: Principal, @Body({ schema: trial }) { question, language }: Trial): Promise<TrialAnswer> {
    const started = performance.now();
    await Promise.all([this.knowledge.prepare(who.tenantId, question, language), this.made(who)]);
    const searched = await this.tenants.run(who.tenantId, (tx) => this.knowledge.look(tx, question, language));
    const [best = null] = searched.nearest;
    const others = searched.answers.slice(1);
    return {
      found: searched.answers.length > 0,
      entry: best && shown(best),
      others: others.map(shown),
      score: best && best.score,
      threshold: searched.threshold,
      terms: [...searched.terms],
      ms: Math.round((performance.now() - started) * 10) / 10,
    };
  }

  /**
   * Waits for the embeddings, within a limit, so that a user who has just saved an entry gets the result that callers
   * will get.
   */
  private async made(who: Principal): Promise<void> {
    const made = this.meanings.makeMissing(who.tenantId).catch(() => undefined);
    await Promise.race([made, pause(MADE_MS, undefined, { ref: false })]);
  }

  private inStore<T>(who: Principal, work: (store: KnowledgeStore) => Promise<T>): Promise<T> {
    return this.tenants.run(who.tenantId, (tx) => work(new KnowledgeStore(tx)));
  }
}

function shown({ entryId, question, answer }: Answer): { id: string; question: string; answer: string } {
  return { id: entryId, question, answer };
}

function idsOf({ first, second }: ContradictionItem): { first: EntryId; second: EntryId } {
  return { first: first.id as EntryId, second: second.id as EntryId };
}

/** Returns why nothing was changed: the entry does not exist, or has changed since it was read. */
async function refusal(store: KnowledgeStore, id: string): Promise<AppError> {
  return changedMeanwhile(entry, present(await store.find(id as EntryId)));
}

function present(found: KnowledgeEntry | null): KnowledgeEntry {
  if (!found) throw new AppError('not_found');
  return found;
}
