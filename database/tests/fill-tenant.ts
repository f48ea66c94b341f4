import { randomBytes, randomUUID } from 'node:crypto';
import { seedTenant, type SeededTenant, type TestDatabase } from '@voicecore/testing';

/**
 * Inserts one row in every tenant table, so that each cell of the matrix has something to find and something to lose.
 */
export async function fillTenant(
  db: TestDatabase,
  name: string,
  options: Parameters<typeof seedTenant>[1] = {},
): Promise<SeededTenant> {
  const tenant = await seedTenant(db, { name, ...options });
  const [agent] = tenant.agents;
  const [callId, entryId] = [randomUUID(), randomUUID()];
  const insert = async (table: string, row: Record<string, unknown>): Promise<void> => {
    const all: Record<string, unknown> = { tenant_id: tenant.tenantId, ...row };
    const names = Object.keys(all);
    const places = names.map((_name, index) => `$${index + 1}`).join(', ');
    await db.asSuperuser(`insert into ${table} (${names.join(', ')}) values (${places})`, Object.values(all));
  };
  const now = new Date('2026-03-02T10:00:00Z');
  await insert('sessions', {
    id: randomUUID(),
    person_id: agent!.personId,
    family: randomUUID(),
    token_hash: randomBytes(32),
    expires_at: now,
  });
  await insert('password_links', { person_id: agent!.personId, token_hash: randomBytes(32), expires_at: now });
  const words = { question_en: `${name}?`, answer_en: name, question_es: `¿${name}?`, answer_es: name };
  const importId = randomUUID();
  await insert('knowledge_imports', { id: importId, source: 'text', entries: 1, created_at: now });
  await insert('knowledge_entries', { id: entryId, import_id: importId, ...words });
  await insert('settled_questions', { question_hmac: randomBytes(32), how: 'dismissed', settled_at: now });
  await insert('knowledge_terms', { term: name.toLowerCase(), language: 'en', entry_id: entryId, weight: 3 });
  const numbers = '{0.6,0.8}';
  await insert('knowledge_vectors', {
    entry_id: entryId,
    model: 'm',
    revision: 1,
    question: numbers,
    whole: numbers,
    parts: numbers,
    topics: numbers,
  });
  await insert('knowledge_wordings', { entry_id: entryId, state: 'made', asked_at: now });
  await insert('knowledge_ways', {
    id: randomUUID(),
    entry_id: entryId,
    language: 'en',
    way: name,
    phrase: name,
    origin: 'rules',
    state: 'proposed',
    place: 0,
  });
  await insert('knowledge_revisions', { revision: 1 });
  await insert('knowledge_uses', { entry_id: entryId, uses: 1 });
  await insert('calls', {
    id: callId,
    carrier_sid: `CA${randomBytes(16).toString('hex')}`,
    number_id: tenant.numberId,
    wrapped_key: randomBytes(60),
    caller_sealed: randomBytes(40),
    caller_hmac: randomBytes(32),
    state: {},
    stage: 'receptionist',
    config_version: 1,
    started_at: now,
    wake_at: now,
  });
  const entry = { n: 1, at: now, input_key: 'k', input: {}, facts: {}, events: '[]', step: {}, config_version: 1 };
  await insert('call_ledger', { call_id: callId, sealed: randomBytes(20), ...entry });
  await insert('call_turns', { call_id: callId, seq: 1, speaker: 'caller', text_sealed: randomBytes(20), at: now });
  await insert('call_words', { call_id: callId, word_hmac: randomBytes(32) });
  await insert('offers', {
    id: randomUUID(),
    call_id: callId,
    agent_id: agent!.agentId,
    k: 1,
    state: 'open',
    expires_at: now,
  });
  await insert('messages', {
    id: randomUUID(),
    call_id: callId,
    department_id: tenant.departmentId,
    text_sealed: randomBytes(20),
  });
  await insert('outbox', { id: randomUUID(), call_id: callId, kind: 'redirect', payload: {}, key: 'k1' });
  await insert('agent_screens', { socket_id: 's', agent_id: agent!.agentId, process_id: randomUUID() });
  await insert('queue_places', {
    call_id: callId,
    target_kind: 'department',
    target_id: tenant.departmentId,
    queued_at: now,
  });
  const spoken = { text_hmac: randomBytes(32), audio_sealed: randomBytes(40), spoken_at: now };
  await insert('kept_speech', { voice: 'marin', language: 'en', ...spoken });
  await insert('screening_marks', { call_id: callId, number_hmac: randomBytes(32), is_spam: true, marked_at: now });
  await insert('screening_verdicts', { call_id: callId, action: 'flag', kinds: '{withheld}', decided_at: now });
  await insert('screening_numbers', {
    id: randomUUID(),
    list: 'block',
    number_hmac: randomBytes(32),
    number_sealed: randomBytes(40),
    is_prefix: false,
    created_at: now,
  });
  const [contactId, numberHmac] = [randomUUID(), randomBytes(32)];
  const texts = { name_sealed: randomBytes(40), company_sealed: randomBytes(40), notes_sealed: randomBytes(40) };
  const account = { account_sealed: randomBytes(40), account_hmac: randomBytes(32) };
  await insert('contacts', { id: contactId, ...texts, ...account, tags: '{gold}', tier: 1, created_at: now });
  const number = { number_hmac: numberHmac, number_sealed: randomBytes(40), position: 0 };
  await insert('contact_numbers', { contact_id: contactId, ...number });
  await insert('contact_number_ends', { end_hmac: randomBytes(32), number_hmac: numberHmac });
  await insert('contact_words', { word_hmac: randomBytes(32), contact_id: contactId });
  await insert('department_managers', { department_id: tenant.departmentId, agent_id: agent!.agentId });
  await insert('special_days', {
    id: randomUUID(),
    position: 0,
    name,
    rule: { kind: 'yearly', month: 12, day: 25 },
    periods: '[]',
  });
  const dialed = { number_hmac: randomBytes(32), number_sealed: randomBytes(40) };
  const requestId = randomUUID();
  await insert('outbound_policies', { version: 1 });
  const request = { number_hmac: dialed.number_hmac, call_id: callId, requested_at: now };
  await insert('outbound_requests', { id: requestId, ...request });
  await insert('outbound_calls', {
    id: randomUUID(),
    purpose: 'callback',
    state: 'intended',
    ...dialed,
    from_number_id: tenant.numberId,
    request_id: requestId,
    answer_url: 'https://voice.example/answered',
    longest_minutes: 5,
    micros_per_minute: 50_000,
    created_at: now,
  });
  const refusal = { reason: 'satellite', number_sealed: dialed.number_sealed, refused_at: now };
  await insert('outbound_refusals', { id: randomUUID(), purpose: 'agent_call', ...refusal });
  await insert('outbound_opt_outs', { id: randomUUID(), ...dialed, created_at: now });
  await insert('audit_heads', { n: 1 });
  const done = { actor_kind: 'person', actor_id: agent!.personId, action: 'agent.changed', target_kind: 'agent' };
  await insert('audit_entries', { n: 1, at_us: 1, ...done, target_id: agent!.agentId, request_id: randomUUID() });
  await insert('tenant_notes', { kind: 'session_refused', detail: 'invalid_value', first_at: now, last_at: now });
  return tenant;
}
