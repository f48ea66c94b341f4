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

/** Entries that are read at a time: what is decoded of them in one go. */
const ROUND = 25;
/** Entries of one tenant whose questions are asked without them, to see how near the others come. */
const PROBES = 40;
/** Entries that a process keeps in memory, of all tenants together; those of the tenant asked longest ago go first. */
const ENTRIES_KEPT = 60_000;

interface Kept extends SearchedEntry {
  readonly mark: EntryMark;
  /** Null until it is searched for the first time. */
  indexed: IndexedEntry | null;
}

/** A tenant's knowledge as this process has it. */
export interface TenantIndex {
  /** How many changes there had been when it was read; it is right as long as there are no more. */
  readonly changes: string;
  readonly entries: readonly KnowledgeEntry[];
  readonly entry: (id: EntryId) => KnowledgeEntry | undefined;
  /** Entries whose meaning is still to be made. */
  readonly unmade: number;
  /** The form in which it is searched; made once, when it is first asked for. */
  readonly index: () => Promise<QuestionIndex>;
  /** Asked for once a question's meaning is known: then it waits for no model. */
  readonly calibration: () => Promise<Calibration>;
}

interface KeptIndex extends TenantIndex {
  /** True once it has the form in which it is searched. */
  readonly isMade: () => boolean;
  readonly kept: ReadonlyMap<EntryId, Kept>;
}

/** Keeps the knowledge of tenants in memory in the form in which it is searched, as it is in the database now. */
@Injectable()
export class KnowledgeIndexes {
  private readonly tenants = new Map<TenantId, KeptIndex>();

  constructor(private readonly embedder: Embedder) {}

  /** Whether a tenant's knowledge was put into the form in which it is searched, as it is now or as it was before. */
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

  /** Reads what is not as it is in memory, and leaves out what is gone. */
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

  /** The own question of an entry, as a caller asks it. */
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

/** Those whose questions are put to the others: spread over all that have a meaning, the same ones every time. */
function probed(kept: readonly Kept[]): Made[] {
  const made = kept
    .filter((one): one is Made => one.meaning !== null)
    .sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
  const step = Math.max(1, made.length / PROBES);
  return Array.from({ length: Math.min(PROBES, made.length) }, (_none, n) => made[Math.floor(n * step)]).filter(
    (one) => one !== undefined,
  );
}

/** Does it when it is first asked for; what failed is done again. */
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
