import { Body, Controller, Get, Put } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { Clock } from '../platform/clock';
import { changedMeanwhile } from '../platform/version';
import { hours, hoursBody, type Hours, type HoursBody } from './hours.dto';
import { HoursStore } from './hours.store';
import { openingNow } from './opening-now';

@Controller('api/v1/hours')
export class HoursController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** Returns the opening hours of the business and of its departments. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(hours)
  read(@Who() who: Principal): Promise<Hours> {
    return this.tenants.run(who.tenantId, (tx) => this.shown(new HoursStore(tx)));
  }

  /** Sets the week of the business or of one department; returns all hours. */
  @Put()
  @Allow('tenant_admin')
  @Answers(hours)
  replace(@Who() who: Principal, @Body({ schema: hoursBody }) body: HoursBody): Promise<Hours> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new HoursStore(tx);
      const isReplaced = await store.replace(body);
      const shown = await this.shown(store);
      if (!isReplaced) throw changedMeanwhile(hours, shown);
      return shown;
    });
  }

  private async shown(store: HoursStore): Promise<Hours> {
    const [stored, versions] = [await store.read(), await store.versions()];
    const { open, departments } = openingNow(stored, this.clock.now());
    return { timeZone: stored.timeZone, items: [...stored.items], versions, open, departments: [...departments] };
  }
}
