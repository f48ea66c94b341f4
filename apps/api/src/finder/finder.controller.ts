import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { found, finderQuery, type FinderQuery, type Found } from './finder.dto';
import { Finder } from './finder';

/** One search across everything a user may open. */
@Controller('api/v1/find')
export class FinderController {
  constructor(private readonly finder: Finder) {}

  /**
   * Searches people, departments, knowledge, numbers and calls for a text; returns only what the user's role may open.
   */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(found)
  find(@Who() who: Principal, @Query({ schema: finderQuery }) { q }: FinderQuery): Promise<Found> {
    return this.finder.find(who, q);
  }
}
