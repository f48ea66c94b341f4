import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import { closeness, searchTerms } from '@voicecore/domain/finding';
import { Sealing } from '../platform/sealing';
import type { CallFilter, FoundBy } from './call-list.store';
import { CallNamesReader } from './call-names';
import type { CallNarrowing } from './calls.dto';

/**
 * Translates the filters of a request into those of the store: numbers and words into their hashes, names into the ids
 * of the agents and departments that have them.
 */
@Injectable()
export class CallFilters {
  constructor(
    private readonly sealing: Sealing,
    private readonly names: CallNamesReader,
  ) {}

  async of(tx: TenantTx, { number, q, ...filter }: CallNarrowing): Promise<CallFilter> {
    const terms = q === undefined ? null : searchTerms(q);
    return {
      ...filter,
      ...(number !== undefined && { callerHmac: this.sealing.lookup(tx.tenantId, number) }),
      ...(terms !== null && {
        found: await this.foundBy(
          tx,
          terms.map(({ spellings }) => spellings),
        ),
      }),
    };
  }

  private async foundBy(tx: TenantTx, terms: readonly (readonly string[])[]): Promise<FoundBy[]> {
    const { agents, departments } = (await this.names.read(tx)).directory;
    return terms.map((spellings) => {
      const named = (name: string) => spellings.some((spelling) => closeness(spelling, name) !== null);
      return {
        wordHmacs: spellings.map((spelling) => this.sealing.lookup(tx.tenantId, spelling)),
        agentIds: agents.filter(({ name }) => named(name)).map(({ id }) => id),
        departmentIds: departments.filter(({ names }) => named(names.en) || named(names.es)).map(({ id }) => id),
      };
    });
  }
}
