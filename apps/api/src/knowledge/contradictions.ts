import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { EntryId, TenantId } from '@voicecore/domain/kernel';
import { comparedEntry, findContradictions, type ComparedEntry, type Contradiction } from '@voicecore/domain/knowledge';
import { KnowledgeIndexes, type TenantIndex } from './knowledge-indexes';
import type { KnowledgeEntry } from './knowledge.store';
import { Turns } from './turns';

/** Two entries that answer the same question differently. */
export interface ContradictingEntries {
  readonly first: KnowledgeEntry;
  readonly second: KnowledgeEntry;
  readonly kinds: Contradiction['kinds'];
}

/**
 * Finds the entries in use that contradict each other: computed from this process's in-memory index, once per change.
 */
@Injectable()
export class Contradictions {
  private readonly found = new WeakMap<TenantIndex, Promise<readonly Contradiction[]>>();
  /** Keyed by entry: unchanged entries are the same objects in the next index. */
  private readonly compared = new WeakMap<KnowledgeEntry, ComparedEntry>();

  constructor(
    private readonly db: TenantDb,
    private readonly indexes: KnowledgeIndexes,
  ) {}

  async of(tenantId: TenantId): Promise<ContradictingEntries[]> {
    const index = await this.db.run(tenantId, (tx) => this.indexes.of(tx));
    const finding = this.found.get(index) ?? this.find(index.entries);
    this.found.set(index, finding);
    return (await finding).flatMap(({ first, second, kinds }) => {
      const [one, other] = [index.entry(first), index.entry(second)];
      return one && other ? [{ first: one, second: other, kinds }] : [];
    });
  }

  private async find(entries: readonly KnowledgeEntry[]): Promise<readonly Contradiction[]> {
    const turns = new Turns();
    const compared: ComparedEntry[] = [];
    for (const entry of entries) {
      compared.push(this.comparedOf(entry));
      await turns.letOthers();
    }
    const all: Contradiction[] = [];
    for (const some of findContradictions(compared)) {
      all.push(...some);
      await turns.letOthers();
    }
    return all.sort(byIds);
  }

  private comparedOf(entry: KnowledgeEntry): ComparedEntry {
    const compared = this.compared.get(entry) ?? comparedEntry(entry);
    this.compared.set(entry, compared);
    return compared;
  }
}

interface Ids {
  readonly first: EntryId;
  readonly second: EntryId;
}

/** The order in which contradictions are listed. */
export function byIds(a: Ids, b: Ids): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.second === b.second ? 0 : a.second < b.second ? -1 : 1;
}
