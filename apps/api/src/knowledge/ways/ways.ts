import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { otherLanguage, type EntryId, type TenantId } from '@voicecore/domain/kernel';
import { isAcceptableDraft, mostAlternates, phrasesOf, plainPhrase } from '@voicecore/domain/knowledge';
import { AppError } from '../../platform/app-error';
import { AppLogger } from '../../platform/app-logger';
import { Clock } from '../../platform/clock';
import { KnowledgeStore, type KnowledgeEntry } from '../knowledge.store';
import { askForWays } from './ask-for-ways';
import type { DraftMade, DraftSource, EntryWays, WayApprovals } from './ways.dto';
import { WaysStore, type ProposedWay } from './ways.store';
import { WordingLimits } from './wording-limits';
import { WordingFault, WORDING_MODEL, type WordingModel } from './wording-model';

/** Carries out a user's decisions on proposals. */
@Injectable()
export class Ways {
  constructor(
    private readonly db: TenantDb,
    @Inject(WORDING_MODEL) private readonly model: WordingModel | null,
    private readonly limits: WordingLimits,
    private readonly clock: Clock,
    private readonly log: AppLogger,
  ) {}

  of(tenantId: TenantId, id: EntryId): Promise<EntryWays> {
    return this.db.run(tenantId, async (tx) => {
      await present(tx, id);
      return this.read(tx, id);
    });
  }

  async ask(tenantId: TenantId, id: EntryId): Promise<EntryWays> {
    await this.limits.countAsked(tenantId);
    return this.db.run(tenantId, async (tx) => {
      await present(tx, id);
      await askForWays(tx, [id], this.clock.now());
      tx.audit('knowledge_ways.asked', id);
      return this.read(tx, id);
    });
  }

  /** Skips a proposal that another user has decided on in the meantime. */
  approve(tenantId: TenantId, id: EntryId, items: WayApprovals['items']): Promise<KnowledgeEntry> {
    return this.db.run(tenantId, async (tx) => {
      const store = new KnowledgeStore(tx);
      const entry = await store.findToChange(id);
      if (!entry) throw new AppError('not_found');
      const rewordings = new Map(items.map((item) => [item.id, item.way]));
      const proposals = await new WaysStore(tx).approve(id, [...rewordings.keys()]);
      if (proposals.length === 0) throw new AppError('conflict');
      const approved = proposals.map((proposal) => ({ ...proposal, way: rewordings.get(proposal.id) ?? proposal.way }));
      const change = { alternates: withWays(entry, approved), version: entry.version };
      return (await store.change(id, change, this.clock.now())) ?? entry;
    });
  }

  setDiscarded(tenantId: TenantId, id: EntryId, wayId: string, discarded: boolean): Promise<void> {
    return this.db.run(tenantId, async (tx) => {
      if (!(await new WaysStore(tx).setDiscarded(id, wayId, discarded))) throw new AppError('not_found');
    });
  }

  async inOtherLanguage(tenantId: TenantId, { into, question, answer }: DraftSource): Promise<DraftMade> {
    if (this.model === null) throw new AppError('no_wording_model');
    await this.limits.countAsked(tenantId);
    const source = { question, answer, language: otherLanguage(into) };
    try {
      const draft = await this.model.inLanguage(into, source);
      if (!isAcceptableDraft(draft, into, source)) throw new WordingFault('unusable');
      return { question: draft.question.trim(), answer: draft.answer.trim() };
    } catch (error) {
      if (!(error instanceof WordingFault)) throw error;
      this.log.warn({ tenantId, fault: error.kind }, 'the other language of an entry could not be drafted');
      throw new AppError('could_not_propose');
    }
  }

  private async read(tx: TenantTx, id: EntryId): Promise<EntryWays> {
    const store = new WaysStore(tx);
    const wording = await store.wording(id);
    return {
      state: wording?.state ?? 'none',
      fault: wording?.fault ?? null,
      askedAt: wording?.askedAt ?? null,
      items: await store.proposed(id),
    };
  }
}

async function present(tx: TenantTx, id: EntryId): Promise<void> {
  if (!(await new KnowledgeStore(tx).find(id))) throw new AppError('not_found');
}

/** Returns the entry's ways with these added; one that it already has, ignoring polite phrases, is not added twice. */
function withWays(entry: KnowledgeEntry, approved: readonly ProposedWay[]): KnowledgeEntry['alternates'] {
  const seen = new Set(phrasesOf(entry));
  const fresh = approved.filter(({ way }) => {
    const phrase = plainPhrase(way);
    if (phrase === null || seen.has(phrase)) return false;
    seen.add(phrase);
    return true;
  });
  const all = (language: 'en' | 'es'): string[] => [
    ...entry.alternates[language],
    ...fresh.filter((one) => one.language === language).map(({ way }) => way),
  ];
  const alternates = { en: all('en'), es: all('es') };
  const errors = (['en', 'es'] as const)
    .filter((language) => alternates[language].length > mostAlternates)
    .map((language) => ({ path: `alternates.${language}`, message: `at most ${mostAlternates}` }));
  if (errors.length > 0) throw new AppError('invalid_request', { errors });
  return alternates;
}
