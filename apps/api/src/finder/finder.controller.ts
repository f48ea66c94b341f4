import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { found, finderQuery, type FinderQuery, type Found } from './finder.dto';
import { Finder } from './finder';

/** One search for all that a person may open. */
@Controller('api/v1/find')
export class FinderController {
  constructor(private readonly finder: Finder) {}

  /** People, departments, knowledge, numbers and calls that answer what is typed; of each only what the role may open. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(found)
  find(@Who() who: Principal, @Query({ schema: finderQuery }) { q }: FinderQuery): Promise<Found> {
    return this.finder.find(who, q);
  }
}
