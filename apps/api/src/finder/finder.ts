import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { closest, leastDigits } from '@voicecore/domain/finding';
import { CallFinder, CallNamesReader } from '../calls';
import { KnowledgeSearch } from '../knowledge';
import { NumberStore } from '../numbers';
import type { Principal } from '../platform/allow';
import type { Found } from './finder.dto';

/** Maximum number of results of each kind. */
const maxPerKind = 6;
/** Maximum number of a business's phone numbers that are searched. */
const mostNumbers = 1_000;

/** Finds everything a user may open that matches one text. */
@Injectable()
export class Finder {
  constructor(
    private readonly tenants: TenantDb,
    private readonly names: CallNamesReader,
    private readonly knowledge: KnowledgeSearch,
    private readonly calls: CallFinder,
  ) {}

  find(who: Principal, typed: string): Promise<Found> {
    const manages = who.role === 'tenant_admin' || who.role === 'supervisor';
    return this.tenants.run(who.tenantId, async (tx) => ({
      ...(manages ? await this.places(tx, typed) : { people: [], departments: [] }),
      entries: manages ? [...(await this.knowledge.named(tx, typed, maxPerKind))] : [],
      numbers: who.role === 'tenant_admin' ? await numbersOf(tx, typed) : [],
      calls: await this.calls.find(tx, who, typed, maxPerKind),
    }));
  }

  private async places(tx: TenantTx, typed: string): Promise<Pick<Found, 'people' | 'departments'>> {
    const { agents, departments } = (await this.names.read(tx)).directory;
    return {
      people: closest(typed, agents, ({ name, extension }) => [name, extension]).slice(0, maxPerKind),
      departments: closest(typed, departments, ({ names }) => [names.en, names.es]).slice(0, maxPerKind),
    };
  }
}

/** Finds numbers by label, or by any part of the number that is long enough. */
async function numbersOf(tx: TenantTx, typed: string): Promise<Found['numbers']> {
  const all = await new NumberStore(tx).page(null, mostNumbers);
  const digits = typed.replace(/\D/g, '');
  const dialed = digits.length >= leastDigits ? all.filter(({ e164 }) => e164.includes(digits)) : [];
  const labeled = closest(typed, all, ({ label }) => [label]).filter((number) => !dialed.includes(number));
  return [...dialed, ...labeled].slice(0, maxPerKind);
}
