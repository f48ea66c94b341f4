/**
 * SQL that notifies screens of a changed call, for an `update calls c ... from ${callBefore} old ... returning
 * ${callChange}` named `moved`. Besides ids, the notice names who may read the call or could read it until now:
 * departments and agents, or `*` while the receptionist has the call and no agent or department has been asked for.
 * Needs the tenant as $1, the call as $2, the placeholder of the transaction's `noticeSeal`, and a lock on the call.
 */
export const callBefore = `(
  select id, department_id, agent_id, ended_at, stage from calls where tenant_id = $1 and id = $2)`;

export const callChange = `c.seq, c.department_id, c.agent_id, ${isOpen('c')} as is_open,
  old.department_id as old_department, old.agent_id as old_agent, ${isOpen('old')} as was_open`;

export const notifyCall = (
  seal: string,
) => `select app.notify_live($1::text || ':calls:' || $2::text || ':' || seq || ':' ||
  case when is_open or was_open then '*'
       else concat_ws(',', department_id, agent_id, nullif(old_department, department_id), nullif(old_agent, agent_id),
         (select string_agg(distinct o.agent_id::text, ',') from offers o where o.tenant_id = $1 and o.call_id = $2)) end, ${seal})
  from moved`;

/** The same condition as in the list of calls: true when every agent sees the call. */
function isOpen(row: 'c' | 'old'): string {
  return `(coalesce(${row}.department_id, ${row}.agent_id) is null and ${row}.ended_at is null
    and ${row}.stage in ('arriving', 'receptionist'))`;
}
