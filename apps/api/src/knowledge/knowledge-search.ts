import { Inject, Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import { entriesThatFit, type KnownEntries } from '@voicecore/domain/conversation';
import { otherLanguage, type EntryId, type Language, type TenantId } from '@voicecore/domain/kernel';
import {
  asConfigured,
  clausesOf,
  conceptsOf,
  foundBy,
  knownConcepts,
  plainPhrase,
  rankEntries,
  thresholdOfWords,
  topicsOfQuestion,
  type AskedQuestion,
  type QuestionIndex,
} from '@voicecore/domain/knowledge';
import { AppLogger } from '../platform/app-logger';
import { Embedder } from './embedder';
import { KnowledgeIndexes, type TenantIndex } from './knowledge-indexes';
import type { KnowledgeEntry } from './knowledge.store';
import { usesOf } from './knowledge-uses';
import { MeaningMaker } from './meaning-maker';

/** An entry that answers, in the language of the caller. */
export interface Answer {
  readonly entryId: EntryId;
  readonly question: string;
  readonly answer: string;
  /** How sure it is that the best entry is meant, 0 to 1. */
  readonly score: number;
}

/** A search with what it went by: shown where a business tries a question. */
export interface Searched {
  /** Entries that answer, best first; none where no entry is surely meant. */
  readonly answers: readonly Answer[];
  /** The entries that come nearest, best first, whether they answer or not. */
  readonly nearest: readonly Answer[];
  readonly terms: readonly string[];
  readonly threshold: number;
}

/** Entries that are told at the most. */
const TOLD = 5;
/** A search waits so long for the meaning of a question, ms; then it goes by the words alone. */
const MEANING_MS = 400;
/** Questions whose meaning a process remembers: it is asked for before the transaction that needs it. */
const QUESTIONS_KEPT = 500;

type Meaning = AskedQuestion['meaning'];

/**
 * Finds the entries that answer a question: by shared words of both languages, by likeness of meaning, and by the topics
 * that callers of any business ask about. The rules are in the domain.
 */
@Injectable()
export class KnowledgeSearch {
  private readonly meanings = new Map<string, Promise<Meaning>>();

  constructor(
    private readonly indexes: KnowledgeIndexes,
    private readonly embedder: Embedder,
    @Inject(MeaningMaker) private readonly maker: Pick<MeaningMaker, 'makeMissing'>,
    private readonly log: AppLogger,
  ) {}

  /** Entries that answer, best first. */
  async search(tx: TenantTx, question: string, language: Language): Promise<readonly Answer[]> {
    return (await this.look(tx, question, language)).answers;
  }

  async look(tx: TenantTx, question: string, spokenIn: Language): Promise<Searched> {
    const tenant = await this.indexes.of(tx);
    if (tenant.unmade > 0) this.makeMeanwhile(tx.tenantId);
    const { index, calibration } = await tenant.searchable();
    const phrase = plainPhrase(question);
    const language = languageOf(index, question, spokenIn);
    const concepts = conceptsOf(phrase ?? question, language);
    const terms = knownConcepts(index, concepts);
    const configured = asConfigured(index, { concepts, phrase, meaning: null });
    if (configured.length > 0) {
      const answers = configured.slice(0, TOLD).flatMap(({ id }) => told(tenant, id, spokenIn, 1));
      return { answers, nearest: answers, terms, threshold: calibration.threshold };
    }
    const hasMeanings = index.entries.some((entry) => entry.meaning !== null);
    const meaning = hasMeanings && concepts.length > 0 ? await this.meaningOf(question, language) : null;
    const { entries, certainty } = foundBy(rankEntries(index, { concepts, phrase, meaning }));
    const nearest = entries.slice(0, TOLD).flatMap(({ id }) => told(tenant, id, spokenIn, certainty));
    const threshold = meaning === null ? thresholdOfWords : calibration.threshold;
    return { answers: certainty >= threshold ? nearest : [], nearest, terms, threshold };
  }

  /** What of the tenant's knowledge is given to a model with its session: as it is now, what is used most first. */
  async forSession(tx: TenantTx): Promise<KnownEntries> {
    const { entries } = await this.indexes.of(tx);
    const uses = await usesOf(tx);
    return entriesThatFit(entries.map((entry) => ({ ...entry, uses: uses.get(entry.id) ?? 0 })));
  }

  /** Entries without a meaning are found by their words; for the next question they have one. */
  private makeMeanwhile(tenantId: TenantId): void {
    this.maker.makeMissing(tenantId).catch((error: unknown) => {
      this.log.warn(
        { err: error, tenantId },
        'the meaning of entries could not be made; they are found by their words',
      );
    });
  }

  /**
   * What a question means; null when it cannot be told in time. Ask for it before a transaction is begun, and the search
   * in it waits for nothing.
   */
  async meaningOf(question: string, language: Language): Promise<Meaning> {
    const key = `${language}:${question}`;
    const meaning = this.meanings.get(key) ?? this.make(question, language);
    this.meanings.set(key, meaning);
    const [oldest] = this.meanings.keys();
    if (this.meanings.size > QUESTIONS_KEPT && oldest !== undefined) this.meanings.delete(oldest);
    try {
      return await within(MEANING_MS, meaning);
    } catch (error) {
      this.meanings.delete(key);
      this.log.warn({ err: error }, 'the meaning of a question could not be told; it is searched by its words alone');
      return null;
    }
  }

  private async make(question: string, language: Language): Promise<Meaning> {
    const common = await this.embedder.commonQuestions();
    const texts = [plainPhrase(question) ?? question, ...clausesOf(question)].map((text) => ({ text, language }));
    const vectors = await this.embedder.embed(texts);
    const [vector] = vectors;
    return vector ? { vector, topics: topicsOfQuestion(vectors, conceptsOf(question, language), common) } : null;
  }
}

/** A question whose words are known in the other language only is taken to be in that one. */
function languageOf(index: QuestionIndex, question: string, spokenIn: Language): Language {
  const isKnownIn = (language: Language): boolean =>
    conceptsOf(question, language).some((each) => index.having.has(each));
  const other = otherLanguage(spokenIn);
  return !isKnownIn(spokenIn) && isKnownIn(other) ? other : spokenIn;
}

function told(tenant: TenantIndex, id: EntryId, language: Language, score: number): Answer[] {
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
