import { Body, Controller, Get, Put } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { Clock } from '../platform/clock';
import { hours, hoursBody, type Hours, type HoursBody } from './hours.dto';
import { HoursStore } from './hours.store';
import { openingNow, type StoredHours } from './opening-now';

@Controller('api/v1/hours')
export class HoursController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** When the business and its departments are open. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(hours)
  async read(@Who() who: Principal): Promise<Hours> {
    return this.shown(await this.tenants.run(who.tenantId, (tx) => new HoursStore(tx).read()));
  }

  /** Sets the week of the business or of one department; answers all hours. */
  @Put()
  @Allow('tenant_admin')
  @Answers(hours)
  async replace(@Who() who: Principal, @Body({ schema: hoursBody }) body: HoursBody): Promise<Hours> {
    const stored = await this.tenants.run(who.tenantId, async (tx) => {
      const store = new HoursStore(tx);
      await store.replace(body);
      return store.read();
    });
    return this.shown(stored);
  }

  private shown(hours: StoredHours): Hours {
    const { open, departments } = openingNow(hours, this.clock.now());
    return { timeZone: hours.timeZone, items: [...hours.items], open, departments: [...departments] };
  }
}
