import { Body, Controller, Delete, Get, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { Request } from 'express';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { FileBody, lateBody } from '../platform/late-body';
import { byId, type ById } from '../platform/validation';
import { Importer } from './importer';
import { ImportStore } from './import.store';
import {
  fileQuery,
  importList,
  importMade,
  importPreview,
  importUndone,
  newImport,
  newStarters,
  pageAddress,
  pastedText,
  type FileQuery,
  type ImportList,
  type ImportMade,
  type ImportPreview,
  type ImportUndone,
  type NewImport,
  type NewStarters,
  type PageAddress,
  type PastedText,
} from './import.dto';

const path = '/api/v1/knowledge';
/** The paths that accept the bytes of a file. */
export const filePaths = [`${path}/previews/file`];
/** The paths that accept larger bodies than others; such a body is read once the sender has been identified. */
export const lateBodyPaths = [`${path}/imports`, `${path}/previews/text`, ...filePaths];

/**
 * Body limits in bytes: a file of the size that pages and emails allow, two thousand entries, two hundred thousand
 * characters.
 */
const largest = { file: 10 * 1024 * 1024, entries: 4 * 1024 * 1024, text: 1024 * 1024 };
/** Number of imports in the list. */
const shown = 20;

/** Imports knowledge from a text, a table, a page or a document. */
@Controller(path)
export class ImportController {
  constructor(
    private readonly importer: Importer,
    private readonly tenants: TenantDb,
  ) {}

  /** Proposes entries from a pasted text of questions and answers; nothing is stored. */
  @Post('previews/text')
  @Allow('tenant_admin', 'supervisor')
  @UseInterceptors(lateBody('json', largest.text))
  @Answers(importPreview)
  previewText(@Who() who: Principal, @Body({ schema: pastedText }) body: PastedText): Promise<ImportPreview> {
    return this.importer.previewText(who.tenantId, body.text, body.language);
  }

  /** Proposes entries from a public web page, or from a document at a public URL; nothing is stored. */
  @Post('previews/page')
  @Allow('tenant_admin', 'supervisor')
  @Answers(importPreview)
  previewPage(@Who() who: Principal, @Body({ schema: pageAddress }) body: PageAddress): Promise<ImportPreview> {
    return this.importer.previewPage(who.tenantId, body.address, body.language);
  }

  /**
   * Proposes entries from a file (PDF, DOCX, CSV, HTML or text, at most 10 MB), sent as application/octet-stream;
   * nothing is stored.
   */
  @Post('previews/file')
  @Allow('tenant_admin', 'supervisor')
  @FileBody(largest.file)
  @Answers(importPreview)
  previewFile(
    @Who() who: Principal,
    @Query({ schema: fileQuery }) query: FileQuery,
    @Req() request: Request,
  ): Promise<ImportPreview> {
    return this.importer.previewFile(who.tenantId, request.body as Buffer, query.language);
  }

  /**
   * Publishes entries that a user has reviewed, all of them or none. Entries that lack a language are stored but not
   * used.
   */
  @Post('imports')
  @Allow('tenant_admin', 'supervisor')
  @UseInterceptors(lateBody('json', largest.entries))
  @Answers(importMade, 201)
  publish(@Who() who: Principal, @Body({ schema: newImport }) body: NewImport): Promise<ImportMade> {
    return this.importer.publish(who.tenantId, body);
  }

  /** Adds the most common questions of a trade as drafts with blanks, all or none. Can be undone like an import. */
  @Post('starters')
  @Allow('tenant_admin', 'supervisor')
  @Answers(importMade, 201)
  begin(@Who() who: Principal, @Body({ schema: newStarters }) { trade }: NewStarters): Promise<ImportMade> {
    return this.importer.begin(who.tenantId, trade);
  }

  /** Lists the latest imports. */
  @Get('imports')
  @Allow('tenant_admin', 'supervisor')
  @Answers(importList)
  async list(@Who() who: Principal): Promise<ImportList> {
    return { items: await this.tenants.run(who.tenantId, (tx) => new ImportStore(tx).list(shown)) };
  }

  /** Undoes an import: removes its entries, except those changed since. */
  @Delete('imports/:id')
  @Allow('tenant_admin', 'supervisor')
  @Answers(importUndone)
  undo(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<ImportUndone> {
    return this.importer.undo(who.tenantId, id);
  }
}
