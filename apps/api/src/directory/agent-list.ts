import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { peopleAfter, placeOf, type PeopleOrder, type PersonPlace } from '@voicecore/domain/people';
import { z } from 'zod';
import { AppError } from '../platform/app-error';
import { openIfReadable, Sealing, type Seal } from '../platform/sealing';
import { agentOf } from './agent-of';
import { AgentStore } from './agent.store';
import type { Agent, AgentPage, AgentQuery } from './directory.dto';

const place = z.tuple([z.string(), z.string().regex(/^\d{2,6}$/)]);

interface Asked extends AgentQuery {
  readonly after: PersonPlace | null;
}

/**
 * Lists the tenant's agents page by page. Names are sealed, so searching and sorting by name happens after unsealing.
 */
@Injectable()
export class AgentList {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
  ) {}

  page(tenantId: TenantId, query: AgentQuery): Promise<AgentPage> {
    return this.tenants.run(tenantId, async (tx) => {
      const seal = await this.sealing.tenant(tx);
      const { cursor, limit, order } = query;
      const after = cursor === undefined ? null : readPlace(cursor, order, seal);
      const { rows, count } = await this.rows(tx, { ...query, after }, seal);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const next = last === undefined ? null : writePlace(placeOf(last, order), order, seal);
      return { items, next, total: after === null ? count : null };
    });
  }

  /** Returns `limit + 1` agents and the total number. */
  private async rows(tx: TenantTx, asked: Asked, seal: Seal): Promise<{ rows: Agent[]; count: number }> {
    const { q, order, departmentId = null, state = null, after, limit } = asked;
    const store = new AgentStore(tx);
    const among = { departmentId, state };
    const opened = (rows: Awaited<ReturnType<AgentStore['all']>>) =>
      rows.map((row) => agentOf(row, seal, this.sealing.installation));
    if (q === undefined && order === 'extension') {
      const rows = opened(await store.page(among, after?.[1] ?? null, limit));
      return { rows, count: after === null ? await store.count(among) : 0 };
    }
    return peopleAfter(opened(await store.all(among)), asked);
  }
}

const cursorPlace = (order: PeopleOrder) => ({ table: 'agents', column: 'cursor', row: order });

/**
 * Writes a cursor. It contains a person's name and becomes part of a URL, so it is sealed; it is valid for its order
 * only.
 */
function writePlace(of: PersonPlace, order: PeopleOrder, seal: Seal): string {
  return seal.seal(cursorPlace(order), JSON.stringify(of)).toString('base64url');
}

function readPlace(cursor: string, order: PeopleOrder, seal: Seal): PersonPlace {
  const text = openIfReadable(seal, cursorPlace(order), Buffer.from(cursor, 'base64url'));
  const read = place.safeParse(text === null ? null : JSON.parse(text));
  if (read.success) return read.data;
  throw new AppError('invalid_request', { errors: [{ path: 'cursor', message: 'not a cursor of this list' }] });
}
