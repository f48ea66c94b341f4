import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Session } from './source';

/** Every action that is recorded, with the kind of its target. */
export const auditedActions = {
  'after_hours.set': 'hours',
  'agent.added': 'agent',
  'agent.changed': 'agent',
  'agent.extension_given': 'agent',
  'agent.extension_given_up': 'agent',
  'agent.invited': 'agent',
  'agent.removed': 'agent',
  'agent.restored': 'agent',
  'agent.status_set': 'agent',
  'call.marked': 'call',
  'call.moved_in_queue': 'call',
  'call.pulled_forward': 'call',
  'call.taken_from_queue': 'call',
  'calls.exported': 'call',
  'contact.added': 'contact',
  'contact.changed': 'contact',
  'contact.removed': 'contact',
  'contacts.exported': 'contact',
  'contacts.imported': 'contact',
  'dead_letter.retried': 'dead_letter',
  'department.added': 'department',
  'department.changed': 'department',
  'department.removed': 'department',
  'department.restored': 'department',
  'hours.replaced': 'hours',
  'invitation.accepted': 'member',
  'knowledge.added': 'knowledge_entry',
  'knowledge.changed': 'knowledge_entry',
  'knowledge.removed': 'knowledge_entry',
  'knowledge_import.added': 'knowledge_import',
  'knowledge_import.undone': 'knowledge_import',
  'knowledge_way.discarded': 'knowledge_entry',
  'knowledge_way.restored': 'knowledge_entry',
  'knowledge_ways.asked': 'knowledge_entry',
  'member.added': 'member',
  'member.changed': 'member',
  'member.invited': 'member',
  'member.removed': 'member',
  'member.restored': 'member',
  'note.dismissed': 'tenant',
  'number.added': 'number',
  'number.changed': 'number',
  'number.removed': 'number',
  'number.restored': 'number',
  'outbound.switched': 'outbound',
  'outbound_opt_out.added': 'outbound_opt_out',
  'outbound_opt_out.removed': 'outbound_opt_out',
  'outbound_policy.changed': 'outbound',
  'password.changed': 'member',
  'password.link_made': 'member',
  'password.set_by_link': 'member',
  'screening_number.added': 'screening_number',
  'screening_number.removed': 'screening_number',
  'screening_numbers.exported': 'screening_number',
  'screening_numbers.imported': 'screening_number',
  'special_days.replaced': 'hours',
  'tenant.added': 'tenant',
  'tenant.changed': 'tenant',
} as const;
export type AuditedAction = keyof typeof auditedActions;

/** Who acts: a user of the tenant, a user of the platform, or no one (a first start). */
export type Actor =
  { readonly kind: 'person' | 'platform'; readonly id: PersonId } | { readonly kind: 'system'; readonly id: null };

/** Who is acting, and in which request; the request's id is also in its log lines. */
export interface Acting {
  readonly actor: Actor;
  readonly requestId: string | null;
}

type Plain = string | number | boolean | null;
/** Ids, names of fields and of choices. The database refuses texts with characters that an identifier cannot have. */
export type AuditDetails = Readonly<Record<string, Plain | readonly Plain[]>>;

interface Noted {
  readonly action: AuditedAction;
  readonly targetId: string | null;
  readonly details: AuditDetails;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** The row of the tenant's head is locked until the end of the transaction, so this is its last statement. */
const write = `
  with noted as (
    select * from jsonb_to_recordset($2) as noted (place bigint, actor_kind text, actor_id uuid, action text, target_kind text,
      target_id uuid, request_id uuid, details jsonb)
  ), head as (
    insert into audit_heads as h (tenant_id, n) values ($1, (select count(*) from noted))
      on conflict (tenant_id) do update set n = h.n + excluded.n returning n
  )
  insert into audit_entries (tenant_id, n, at_us, actor_kind, actor_id, action, target_kind, target_id, request_id, details)
  select $1, head.n - (select count(*) from noted) + place, (extract(epoch from clock_timestamp()) * 1000000)::bigint,
      actor_kind, actor_id, action, target_kind, target_id, request_id, details
    from noted cross join head order by place`;

/** What one transaction does in one tenant, written just before it commits. */
export class AuditTrail {
  private readonly noted: Noted[] = [];

  constructor(
    readonly tenantId: TenantId,
    private readonly acting: () => Acting,
  ) {}

  note(action: AuditedAction, targetId: string | null, details: AuditDetails, by?: Actor): void {
    const { actor, requestId } = this.acting();
    this.noted.push({ action, targetId, details, actor: by ?? actor, requestId });
  }

  get isEmpty(): boolean {
    return this.noted.length === 0;
  }

  async write(session: Session): Promise<void> {
    if (this.isEmpty) return;
    const rows = this.noted.map(({ action, targetId, details, actor, requestId }, index) => ({
      place: index + 1,
      actor_kind: actor.kind,
      actor_id: actor.id,
      action,
      target_kind: auditedActions[action],
      target_id: targetId,
      request_id: requestId,
      details,
    }));
    await session.rows(write, [this.tenantId, JSON.stringify(rows)]);
  }
}
