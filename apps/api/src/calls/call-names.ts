import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { AgentId, DepartmentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Directory } from '@voicecore/domain/understanding';
import { Clock } from '../platform/clock';
import { openIfReadable, Sealing, type Seal } from '../platform/sealing';

interface NamesRow {
  readonly business: string;
  readonly departments: { id: DepartmentId; names: { en: string; es: string } }[] | null;
  readonly agents:
    { id: AgentId; personId: PersonId; extension: string; name: string; departmentIds: DepartmentId[] }[] | null;
}

/** Names in plain text that documents, transcripts and understanding need. They never go into the ledger. */
export interface CallNames {
  readonly business: string;
  readonly directory: Directory;
}

/** How many names a process caches, and for how long, ms. Names under a destroyed key disappear after that time. */
const remembered = 50_000;
const rememberedMs = 5 * 60_000;

/**
 * Reads the name of the business and the people and departments a caller may ask for. A name is unsealed once per
 * process, not once per document.
 */
@Injectable()
export class CallNamesReader {
  /** Keyed by the sealed bytes: a changed name is sealed again and gets new bytes. */
  private readonly opened = new Map<string, string>();
  /**
   * What was last read for each tenant. While the rows are the same, the directory and its prepared data are reused.
   */
  private readonly kept = new Map<TenantId, { readonly rows: string; readonly names: CallNames }>();
  private since = 0;

  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async read(tx: TenantTx): Promise<CallNames> {
    const rows = await tx.query<NamesRow>(
      `select name as business,
         (select jsonb_agg(jsonb_build_object('id', id, 'names', jsonb_build_object('en', name_en, 'es', name_es))
                           order by position, id)
            from departments where tenant_id = $1 and deleted_at is null) as departments,
         (select jsonb_agg(jsonb_build_object('id', a.id, 'personId', a.person_id, 'extension', a.extension,
              'name', encode(m.name_sealed, 'base64'),
              'departmentIds', (select coalesce(jsonb_agg(d.department_id), '[]') from department_agents d
                                 where d.tenant_id = a.tenant_id and d.agent_id = a.id)) order by a.extension)
            from agents a join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id
           where a.tenant_id = $1 and a.deleted_at is null and m.disabled_at is null) as agents
       from tenants where id = $1`,
      [tx.tenantId],
    );
    this.forgetOld();
    const rowJson = JSON.stringify(rows[0] ?? null);
    const cached = this.kept.get(tx.tenantId);
    if (cached?.rows === rowJson) return cached.names;
    const seal = await this.sealing.tenant(tx);
    const names = {
      business: rows[0]?.business ?? '',
      directory: {
        departments: rows[0]?.departments ?? [],
        agents: (rows[0]?.agents ?? []).map(({ personId, name, ...agent }) => ({
          ...agent,
          name: this.open(seal, personId, name),
        })),
      },
    };
    this.kept.set(tx.tenantId, { rows: rowJson, names });
    return names;
  }

  /** Returns '' for a name that cannot be unsealed: the person stays reachable by extension, and the call goes on. */
  private open(seal: Seal, personId: PersonId, sealed: string): string {
    const known = this.opened.get(sealed);
    if (known !== undefined) return known;
    const place = { table: 'memberships', column: 'name_sealed', row: personId };
    const name = openIfReadable(seal, place, Buffer.from(sealed, 'base64')) ?? '';
    this.opened.set(sealed, name);
    return name;
  }

  private forgetOld(): void {
    const now = this.clock.now();
    if (this.opened.size < remembered && now - this.since < rememberedMs) return;
    this.opened.clear();
    this.kept.clear();
    this.since = now;
  }
}
