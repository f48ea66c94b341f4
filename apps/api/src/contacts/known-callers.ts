import type { TenantTx } from '@voicecore/database';
import type { Sealing } from '../platform/sealing';
import { contactColumns, contactOf, type ContactRow } from './contact-rows';
import type { KnownCaller } from './contacts.dto';

/** Finds who is calling, for any number of calls at once. */
type CallerOf = (callerHmac: Buffer | null) => KnownCaller | null;

/**
 * SQL for the hashes of the numbers (`number_hmac`) of contacts with one of these words in the name, the company or a
 * tag. The tenant is $1.
 */
export function numbersNamed(wordHashes: string): string {
  return `select n.number_hmac from contact_words w
    join contact_numbers n on n.tenant_id = w.tenant_id and n.contact_id = w.contact_id
   where w.tenant_id = $1 and w.word_hmac = any (${wordHashes}::bytea[])`;
}

/** Returns the contacts that have these numbers, in one query; a withheld number (null) is nobody's. */
export async function knownCallers(
  tx: TenantTx,
  sealing: Sealing,
  callerHmacs: readonly (Buffer | null)[],
): Promise<CallerOf> {
  const hashes = [...new Map(callerHmacs.flatMap((hash) => (hash ? [[hash.toString('hex'), hash]] : []))).values()];
  if (hashes.length === 0) return () => null;
  const rows = await tx.query<ContactRow & { hash: string }>(
    `select encode(called.number_hmac, 'hex') as hash, ${contactColumns}
       from contact_numbers called join contacts c on c.tenant_id = called.tenant_id and c.id = called.contact_id
      where called.tenant_id = $1 and called.number_hmac = any($2::bytea[])`,
    [tx.tenantId, hashes],
  );
  const seal = await sealing.tenant(tx);
  const known = new Map<string, KnownCaller>();
  for (const row of rows) {
    const { name, ...rest } = contactOf(row, seal);
    // Without its name a contact says less than the number.
    if (name !== null) known.set(row.hash, { ...rest, name });
  }
  return (hash) => (hash === null ? null : (known.get(hash.toString('hex')) ?? null));
}
