import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import { searchTerms } from '@voicecore/domain/finding';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/sealing';
import { CallFilters } from './call-filters';
import { CallListStore, type Sight } from './call-list.store';
import { listedCalls } from './call-views';
import type { CallListed } from './calls.dto';

/** Finds calls by the text a user types: last digits, names, words. */
@Injectable()
export class CallFinder {
  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly filters: CallFilters,
  ) {}

  /** Returns the newest calls that match and that this user may see. */
  async find(tx: TenantTx, who: Sight, typed: string, limit: number): Promise<CallListed[]> {
    if (searchTerms(typed) === null) return [];
    const filter = await this.filters.of(tx, { q: typed });
    const rows = await new CallListStore(tx, who).list(filter, { order: 'newest', limit });
    return listedCalls(tx, this.sealing, rows, this.clock.now());
  }
}
