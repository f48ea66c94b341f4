import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { currentEntries, entriesThatFit, type KnownEntries } from '@voicecore/domain/conversation';
import { closest } from '@voicecore/domain/finding';
import { otherLanguage, type EntryId, type Language, type TenantId } from '@voicecore/domain/kernel';
import {
  asConfigured,
  conceptsOf,
  foundBy,
  knownConcepts,
  plainPhrase,
  rankEntries,
  thresholdOfWords,
  type QuestionIndex,
} from '@voicecore/domain/knowledge';
import { detectLanguage, questionsIn } from '@voicecore/domain/understanding';
import { AppLogger } from '../platform/app-logger';
import { Embedder } from './embedder';
import { KnowledgeIndexes, type TenantIndex } from './knowledge-indexes';
import type { KnowledgeEntry } from './knowledge.store';
import { usesOf } from './knowledge-uses';
import { MeaningMaker } from './meaning-maker';
import { QuestionMeanings, type Meaning } from './question-meanings';

/** An entry that answers the question, in the caller's language. */
export interface Answer {
  readonly entryId: EntryId;
  readonly question: string;
  readonly answer: string;
  /** How certain it is that the best entry is the right one, 0 to 1. */
  readonly score: number;
}

/** A search with the evidence it used: shown when a business tries a question. */
export interface Searched {
  /** The entries that answer, best first; empty when no entry matches with certainty. */
  readonly answers: readonly Answer[];
  /** The closest entries, best first, whether they answer or not. */
  readonly nearest: readonly Answer[];
  readonly terms: readonly string[];
  readonly threshold: number;
}

interface RankedEntries {
  readonly tenant: TenantIndex;
  /** Best first. */
  readonly ids: readonly EntryId[];
  /** True when the question is worded exactly as in an entry. */
  readonly isConfigured: boolean;
  readonly certainty: number;
  readonly terms: readonly string[];
  readonly meaning: Meaning;
}

/** Maximum number of entries returned. */
const MAX_ANSWERS = 5;
/** How long a search waits for a question's embedding, ms; after that it uses the words alone. */
const MEANING_MS = 400;

/**
 * Finds the entries that answer a question: by shared words in both languages, by similarity of meaning, and by the
 * topics that callers of any business ask about. The rules are in the domain.
 */
@Injectable()
export class KnowledgeSearch {
  private readonly meanings: QuestionMeanings;

  constructor(
    private readonly db: TenantDb,
    private readonly indexes: KnowledgeIndexes,
    embedder: Embedder,
    @Inject(MeaningMaker) private readonly maker: Pick<MeaningMaker, 'makeMissing'>,
    private readonly log: AppLogger,
  ) {
    this.meanings = new QuestionMeanings(embedder);
  }

  /**
   * Builds a business's index and the question's embedding before the transaction that searches, so that the
   * transaction waits for no model and builds nothing large. Waits for the embedding for `mostMs` at most; after that
   * the search uses the words alone.
   */
  async prepare(tenantId: TenantId, question: string, language: Language, mostMs = MEANING_MS): Promise<void> {
    const [made] = await Promise.all([this.makeIndex(tenantId), this.makeMeaning(question, language, mostMs)]);
    if (made && this.meanings.known(question, language)) await made.calibration();
  }

  /** Prepares the search for every question that a caller's words may contain. */
  async prepareWords(tenantId: TenantId, words: string): Promise<void> {
    const { language } = detectLanguage(words, 'en');
    await Promise.all(questionsIn(words).map((question) => this.prepare(tenantId, question, language)));
  }

  /** Returns null when the index is in memory: the search itself reads later changes, which takes little time. */
  private async makeIndex(tenantId: TenantId): Promise<TenantIndex | null> {
    if (this.indexes.isMade(tenantId)) return null;
    const tenant = await this.db.run(tenantId, (tx) => this.indexes.of(tx));
    await tenant.index();
    return tenant;
  }

  private async makeMeaning(question: string, language: Language, mostMs: number): Promise<void> {
    try {
      await within(
        mostMs,
        Promise.all(languagesOf(question, language).map((one) => this.meanings.make(question, one))),
      );
    } catch (error) {
      this.log.warn(
        { err: error },
        'the embedding of a question could not be computed; the search uses its words alone',
      );
    }
  }

  /** Returns the entries that answer, best first. */
  async search(tx: TenantTx, question: string, language: Language): Promise<readonly Answer[]> {
    return (await this.look(tx, question, language)).answers;
  }

  /** One entry by its id, as sure as can be; null when it is gone. */
  async entry(tx: TenantTx, id: EntryId, language: Language): Promise<Answer | null> {
    const [entry = null] = answerOf(await this.indexes.of(tx), id, language, 1);
    return entry;
  }

  async look(tx: TenantTx, question: string, spokenIn: Language): Promise<Searched> {
    const { tenant, ids, isConfigured, certainty, terms, meaning } = await this.rank(tx, question, spokenIn);
    const threshold = meaning === null ? thresholdOfWords : (await tenant.calibration()).threshold;
    const nearest = ids.slice(0, MAX_ANSWERS).flatMap((id) => answerOf(tenant, id, spokenIn, certainty));
    return { answers: isConfigured || certainty >= threshold ? nearest : [], nearest, terms, threshold };
  }

  /**
   * Returns the entries closest to a question, whether they answer or not; of entries that contradict each other only
   * the latest.
   */
  async nearest(tx: TenantTx, question: string, spokenIn: Language, most: number): Promise<readonly KnowledgeEntry[]> {
    const { tenant, ids } = await this.rank(tx, question, spokenIn);
    const current = new Set(currentEntries(tenant.entries));
    return ids
      .flatMap((id) => tenant.entry(id) ?? [])
      .filter((entry) => current.has(entry))
      .slice(0, most);
  }

  private async rank(tx: TenantTx, question: string, spokenIn: Language): Promise<RankedEntries> {
    const tenant = await this.indexes.of(tx);
    if (tenant.unmade > 0) this.makeMeanwhile(tx.tenantId);
    const index = await tenant.index();
    const phrase = plainPhrase(question);
    const language = languageOf(index, question, spokenIn);
    const concepts = conceptsOf(phrase ?? question, language);
    const terms = knownConcepts(index, concepts);
    const hasMeanings = index.entries.some((entry) => entry.meaning !== null);
    const meaning = hasMeanings && concepts.length > 0 ? this.meanings.known(question, language) : null;
    const configured = asConfigured(index, { concepts, phrase, meaning });
    if (configured.length > 0) {
      const ids = configured.map(({ id }) => id);
      return { tenant, ids, isConfigured: true, certainty: 1, terms, meaning };
    }
    const { entries, certainty } = foundBy(rankEntries(index, { concepts, phrase, meaning }));
    return { tenant, ids: entries.map(({ id }) => id), isConfigured: false, certainty, terms, meaning };
  }

  /**
   * Returns the part of the tenant's knowledge that a model gets with its session: the current entries, most used
   * first.
   */
  async forSession(tx: TenantTx): Promise<KnownEntries> {
    const tenant = await this.indexes.of(tx);
    const uses = await usesOf(tx);
    const known = entriesThatFit(tenant.entries.map((entry) => ({ ...entry, uses: uses.get(entry.id) ?? 0 })));
    // What does not fit is searched while the caller waits, so the index is built before they ask.
    if (!known.complete) void tenant.index();
    return known;
  }

  /**
   * Returns entries for the text a user types to open one: closest questions first, ignoring accents and small typos.
   */
  async named(tx: TenantTx, typed: string, limit: number): Promise<readonly KnowledgeEntry[]> {
    const { entries } = await this.indexes.of(tx);
    const textsOf = ({ question, alternates }: KnowledgeEntry) => [
      question.en,
      question.es,
      ...alternates.en,
      ...alternates.es,
    ];
    return closest(typed, entries, textsOf).slice(0, limit);
  }

  /** Builds missing embeddings in the background: until then such entries are found by their words. */
  private makeMeanwhile(tenantId: TenantId): void {
    this.maker.makeMissing(tenantId).catch((error: unknown) => {
      this.log.warn(
        { err: error, tenantId },
        'the embeddings of entries could not be computed; the entries are found by their words',
      );
    });
  }
}

/** Returns the caller's language, and also the other one unless the words are clearly in the caller's language. */
function languagesOf(question: string, spokenIn: Language): readonly Language[] {
  const { language, confident } = detectLanguage(question, spokenIn);
  return confident && language === spokenIn ? [spokenIn] : [spokenIn, otherLanguage(spokenIn)];
}

/** Returns the other language when the question's words are known only in that one. */
function languageOf(index: QuestionIndex, question: string, spokenIn: Language): Language {
  const isKnownIn = (language: Language): boolean =>
    conceptsOf(question, language).some((each) => index.having.has(each));
  const other = otherLanguage(spokenIn);
  return !isKnownIn(spokenIn) && isKnownIn(other) ? other : spokenIn;
}

function answerOf(tenant: TenantIndex, id: EntryId, language: Language, score: number): Answer[] {
  const entry: KnowledgeEntry | undefined = tenant.entry(id);
  return entry ? [{ entryId: id, question: entry.question[language], answer: entry.answer[language], score }] : [];
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the embedding model took too long')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
