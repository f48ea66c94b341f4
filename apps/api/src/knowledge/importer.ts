import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { missingLanguages } from '@voicecore/domain/knowledge';
import { starters, type Trade } from '@voicecore/domain/knowledge/starters';
import type { Language, TenantId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { GuardedFetch } from '../platform/guarded-fetch';
import { DocumentReader } from './documents/document-reader';
import type { DocumentHead, DocumentText } from './documents/document-text';
import { draftsOfBlocks, draftsOfTable, draftsOfText, marked } from './import-drafts';
import { ImportStore, type ReadSource } from './import.store';
import type { ImportMade, ImportPreview, ImportUndone, NewImport } from './import.dto';
import { KnowledgeStore } from './knowledge.store';
import { ReadingLimits } from './reading-limits';

/** The content types that a page's server may send: pages, texts, tables and documents. */
const pageTypes = ['text/html', 'application/xhtml+xml', 'text/plain', 'text/csv', 'text/markdown', 'application/pdf'];
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Imports knowledge: reads a source and proposes entries. Only what a user has reviewed is published. */
@Injectable()
export class Importer {
  private readonly reading = new Set<TenantId>();

  constructor(
    private readonly tenants: TenantDb,
    private readonly fetch: GuardedFetch,
    private readonly documents: DocumentReader,
    private readonly limits: ReadingLimits,
    private readonly clock: Clock,
  ) {}

  previewText(tenantId: TenantId, text: string, language: Language): Promise<ImportPreview> {
    return this.marked(tenantId, draftsOfText(text, language), 'text');
  }

  /** Proposes entries from the content at a URL that a user entered. */
  async previewPage(tenantId: TenantId, address: string, language: Language): Promise<ImportPreview> {
    const read = await this.alone(tenantId, async () => {
      const { bytes, type, charset } = await this.fetch.get(address, [...pageTypes, wordType]);
      return this.documents.read(bytes, { page: /html/.test(type), charset });
    });
    return this.previewOf(tenantId, read, 'page', language);
  }

  async previewFile(tenantId: TenantId, bytes: Buffer, language: Language): Promise<ImportPreview> {
    const head: DocumentHead = { page: false, charset: null };
    const read = await this.alone(tenantId, () => this.documents.read(bytes, head));
    return this.previewOf(tenantId, read, read.kind === 'table' ? 'table' : 'document', language);
  }

  /** Publishes all entries or none; entries that lack a language are stored but not used. */
  publish(tenantId: TenantId, { source, entries }: NewImport): Promise<ImportMade> {
    const now = this.clock.now();
    const whole = entries.map((entry) => ({ ...entry, enabled: missingLanguages(entry).length === 0 }));
    return this.tenants.run(tenantId, async (tx) => {
      const id = await new ImportStore(tx).add(source, entries.length, now);
      await new KnowledgeStore(tx).addAll(whole, id, now);
      return { id, entries: entries.length, unused: whole.filter(({ enabled }) => !enabled).length };
    });
  }

  /**
   * Adds the starter questions of a trade: drafts with blanks, which no caller hears before they are completed and
   * enabled.
   */
  begin(tenantId: TenantId, trade: Trade): Promise<ImportMade> {
    const now = this.clock.now();
    const drafts = starters[trade].map((starter) => ({ ...starter, alternates: { en: [], es: [] }, enabled: false }));
    return this.tenants.run(tenantId, async (tx) => {
      const id = await new ImportStore(tx).add('starters', drafts.length, now);
      await new KnowledgeStore(tx).addAll(drafts, id, now);
      return { id, entries: drafts.length, unused: drafts.length };
    });
  }

  /** Undoes an import; entries changed since stay. */
  undo(tenantId: TenantId, id: string): Promise<ImportUndone> {
    return this.tenants.run(tenantId, async (tx) => {
      const found = await new ImportStore(tx).undo(id, this.clock.now());
      if (!found) throw new AppError('not_found');
      if (found.undoneAt !== null) throw new AppError('conflict');
      const store = new KnowledgeStore(tx);
      return { removed: await store.removeImported(id), kept: await store.countImported(id) };
    });
  }

  private previewOf(
    tenantId: TenantId,
    read: DocumentText,
    source: ReadSource,
    language: Language,
  ): Promise<ImportPreview> {
    const found = read.kind === 'table' ? draftsOfTable(read.rows, language) : draftsOfBlocks(read.blocks, language);
    return this.marked(tenantId, found, source);
  }

  private async marked(tenantId: TenantId, found: Parameters<typeof marked>[0], source: ReadSource) {
    const known = await this.tenants.run(tenantId, (tx) => new KnowledgeStore(tx).questions());
    return marked(found, source, known);
  }

  /** Allows one page or file per tenant at a time in a process: each occupies one of its few slots for seconds. */
  private async alone<T>(tenantId: TenantId, work: () => Promise<T>): Promise<T> {
    if (this.reading.has(tenantId)) throw new AppError('too_many_requests', { retryAfterSeconds: 10 });
    this.reading.add(tenantId);
    try {
      await this.limits.count(tenantId);
      return await work();
    } finally {
      this.reading.delete(tenantId);
    }
  }
}
