import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { Outcome, Party } from '@voicecore/domain/call';
import { csvLine, csvStart } from '@voicecore/domain/csv';
import type { Language } from '@voicecore/domain/kernel';
import type { Principal } from '../platform/allow';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/sealing';
import { CallFilters } from './call-filters';
import { CallListStore, type CallSlice, type ListedRow } from './call-list.store';
import { CallNamesReader, type CallNames } from './call-names';
import { listedCalls } from './call-views';
import type { CallListed, CallNarrowing } from './calls.dto';
import { columns, endedBy, outcomeWords, type Column } from './csv';

/** Number of calls read in one transaction. No transaction is held open while the file is being sent. */
const together = 500;

/** Exports all calls that match as a spreadsheet file, newest first. */
@Injectable()
export class CallFile {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly filters: CallFilters,
    private readonly names: CallNamesReader,
  ) {}

  /** Yields the text of the file piece by piece. A call that begins during the export is not included. */
  async *text(who: Principal, asked: CallNarrowing, language: Language): AsyncGenerator<string> {
    yield csvStart + csvLine(columns.map((column) => column[language]));
    let after: CallSlice['after'];
    do {
      const { lines, next } = await this.piece(who, asked, language, after);
      if (lines.length > 0) yield lines.join('');
      after = next;
    } while (after !== undefined);
  }

  private piece(who: Principal, asked: CallNarrowing, language: Language, after: CallSlice['after']) {
    return this.tenants.run(who.tenantId, async (tx) => {
      const filter = await this.filters.of(tx, asked);
      const slice = { order: 'newest', after, limit: together } as const;
      const rows = await new CallListStore(tx, who).list(filter, slice);
      const names = await this.names.read(tx);
      const now = this.clock.now();
      const calls = await listedCalls(tx, this.sealing, rows, now);
      return { lines: calls.map((call) => lineOf(call, names, language)), next: nextAfter(rows) };
    });
  }
}

function nextAfter(rows: readonly ListedRow[]): CallSlice['after'] {
  const last = rows.at(-1);
  return rows.length < together || last === undefined ? undefined : { key: last.started, id: last.id };
}

function lineOf(call: CallListed, { directory }: CallNames, language: Language): string {
  const agent = directory.agents.find(({ id }) => id === call.agentId)?.name ?? '';
  const department = directory.departments.find(({ id }) => id === call.departmentId)?.names[language] ?? '';
  const cells: Record<Column, string> = {
    id: call.id,
    started: new Date(call.startedAt).toISOString(),
    seconds: call.endedAt === null ? '' : String(Math.round(call.durationMs / 1000)),
    caller: call.caller ?? '',
    contact: call.contact?.name ?? '',
    called: call.numberCalled ?? '',
    outcome: wordsOf(outcomeWords, call.outcome, language),
    endedBy: wordsOf(endedBy, call.endedBy, language),
    department,
    agent,
    language: call.language,
  };
  return csvLine(columns.map(({ key }) => cells[key]));
}

function wordsOf<Code extends Outcome | Party>(
  texts: Readonly<Record<Code, Readonly<Record<Language, string>>>>,
  code: Code | null,
  language: Language,
): string {
  return code === null ? '' : texts[code][language];
}
