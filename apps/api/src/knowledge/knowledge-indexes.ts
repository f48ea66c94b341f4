import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { EntryId, TenantId } from '@voicecore/domain/kernel';
import {
  calibrate,
  conceptsOf,
  foreignCertainty,
  IndexMaker,
  plainPhrase,
  topicsOfQuestion,
  type Calibration,
  type EntryMeaning,
  type IndexedEntry,
  type Probe,
  type QuestionIndex,
} from '@voicecore/domain/knowledge';
import { Embedder } from './embedder';
import { changesCounted } from './knowledge-revision';
import type { KnowledgeEntry } from './knowledge.store';
import { Turns } from './turns';
import { VectorStore, type EntryMark, type SearchedEntry } from './vectors.store';

/** Number of entries read and decoded at a time. */
const ROUND = 25;
/**
 * Number of a tenant's entries whose question is searched without the entry itself, to measure how close the other
 * entries come.
 */
const PROBES = 40;
/**
 * Number of entries a process keeps in memory, of all tenants together; the least recently used tenant's are dropped
 * first.
 */
const ENTRIES_KEPT = 60_000;

interface Kept extends SearchedEntry {
  readonly mark: EntryMark;
  /** Null until the first search. */
  indexed: IndexedEntry | null;
}

/** A tenant's knowledge in the memory of this process. */
export interface TenantIndex {
  /** The change count when it was read; it is current as long as the count is the same. */
  readonly changes: string;
  readonly entries: readonly KnowledgeEntry[];
  readonly entry: (id: EntryId) => KnowledgeEntry | undefined;
  /** Number of entries whose embedding is still missing. */
  readonly unmade: number;
  /** The search index; built once, when first requested. */
  readonly index: () => Promise<QuestionIndex>;
  /** Requested only once a question's embedding is known, so that it does not wait for a model. */
  readonly calibration: () => Promise<Calibration>;
}

interface KeptIndex extends TenantIndex {
  /** True once the search index has been built. */
  readonly isMade: () => boolean;
  readonly kept: ReadonlyMap<EntryId, Kept>;
}

/** Keeps the tenants' knowledge in memory as search indexes, up to date with the database. */
@Injectable()
export class KnowledgeIndexes {
  private readonly tenants = new Map<TenantId, KeptIndex>();

  constructor(private readonly embedder: Embedder) {}

  /** True when a search index of the tenant's knowledge was built, from its current or an earlier version. */
  isMade(tenantId: TenantId): boolean {
    return this.tenants.get(tenantId)?.isMade() === true;
  }

  async of(tx: TenantTx): Promise<TenantIndex> {
    const changes = await changesCounted(tx);
    const known = this.tenants.get(tx.tenantId);
    const now = known?.changes === changes ? known : await this.read(tx, changes, known?.kept ?? new Map());
    this.tenants.delete(tx.tenantId);
    this.tenants.set(tx.tenantId, now);
    this.forgetOldest();
    return now;
  }

  /** Reads the entries that differ from those in memory, and drops those that are gone. */
  private async read(tx: TenantTx, changes: string, known: ReadonlyMap<EntryId, Kept>): Promise<KeptIndex> {
    const turns = new Turns();
    const store = new VectorStore(tx, this.embedder.model);
    const kept = new Map<EntryId, Kept>();
    const missing: EntryMark[] = [];
    for (const mark of await store.marks()) {
      const before = known.get(mark.id);
      if (before?.mark.revision === mark.revision && before.mark.made === mark.made) kept.set(mark.id, before);
      else missing.push(mark);
    }
    for (let at = 0; at < missing.length; at += ROUND) {
      const round = new Map(missing.slice(at, at + ROUND).map((mark) => [mark.id, mark]));
      for (const read of await store.read([...round.keys()])) {
        const mark = round.get(read.entry.id);
        if (mark) kept.set(mark.id, { ...read, mark, indexed: null });
      }
      await turns.letOthers();
    }
    const all = [...kept.values()];
    const unmade = all.filter(({ meaning }) => meaning === null).length;
    let made = false;
    const index = once(async () => {
      const whole = await makeIndex(all);
      made = true;
      return whole;
    });
    const calibration = once(async () => this.calibrated(await index(), all));
    const entries = all.map(({ entry }) => entry);
    const entry = (id: EntryId) => kept.get(id)?.entry;
    return { changes, kept, entries, unmade, index, calibration, entry, isMade: () => made };
  }

  private async calibrated(index: QuestionIndex, kept: readonly Kept[]): Promise<Calibration> {
    const turns = new Turns();
    const foreign: number[] = [];
    for (const own of probed(kept)) {
      const probe = await this.probe(own);
      await turns.letOthers();
      foreign.push(foreignCertainty(index, probe));
      await turns.letOthers();
    }
    return calibrate(foreign);
  }

  /** Returns an entry's own question in the form in which a caller's question is searched. */
  private async probe({ entry, meaning }: Made): Promise<Probe> {
    const { language } = this.embedder;
    const concepts = conceptsOf(entry.question[language], language);
    const vector = meaning.question;
    const topics = topicsOfQuestion([vector], concepts, await this.embedder.commonQuestions());
    return { of: entry.id, question: { concepts, phrase: null, meaning: { vector, topics } } };
  }

  private forgetOldest(): void {
    let entries = [...this.tenants.values()].reduce((sum, { kept }) => sum + kept.size, 0);
    for (const [tenantId, { kept }] of this.tenants) {
      if (entries <= ENTRIES_KEPT || this.tenants.size === 1) return;
      this.tenants.delete(tenantId);
      entries -= kept.size;
    }
  }
}

async function makeIndex(kept: readonly Kept[]): Promise<QuestionIndex> {
  const turns = new Turns();
  const maker = new IndexMaker();
  for (const one of kept) {
    one.indexed ??= indexed(one);
    maker.add(one.indexed);
    await turns.letOthers();
  }
  return maker.index();
}

type Made = Kept & { readonly meaning: EntryMeaning };

/**
 * Returns the entries whose questions are searched: spread over all that have an embedding, and the same every time.
 */
function probed(kept: readonly Kept[]): Made[] {
  const made = kept
    .filter((one): one is Made => one.meaning !== null)
    .sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
  const step = Math.max(1, made.length / PROBES);
  return Array.from({ length: Math.min(PROBES, made.length) }, (_none, n) => made[Math.floor(n * step)]).filter(
    (one) => one !== undefined,
  );
}

/** Runs `make` on the first call and caches the result; after a failure it runs again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

function indexed({ entry, meaning }: SearchedEntry): IndexedEntry {
  const { question, answer, alternates } = entry;
  const phrases = (['en', 'es'] as const).flatMap((language) =>
    [question[language], ...alternates[language]].map((text) => ({ text, language })),
  );
  const asked = new Set(phrases.flatMap(({ text, language }) => conceptsOf(text, language)));
  const answered = new Set([...conceptsOf(answer.en, 'en'), ...conceptsOf(answer.es, 'es')]);
  return {
    id: entry.id,
    updatedAt: entry.updatedAt,
    asked: [...asked],
    answered: [...answered].filter((concept) => !asked.has(concept)),
    phrases: phrases.map(({ text }) => plainPhrase(text)).filter((phrase) => phrase !== null),
    meaning,
  };
}
