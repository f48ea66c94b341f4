import { Body, Controller, Get, Put } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { hours, hoursBody, type Hours, type HoursBody } from './hours.dto';
import { HoursStore } from './hours.store';

@Controller('api/v1/hours')
export class HoursController {
  constructor(private readonly tenants: TenantDb) {}

  /** When the business and its departments are open. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(hours)
  read(@Who() who: Principal): Promise<Hours> {
    return this.tenants.run(who.tenantId, (tx) => new HoursStore(tx).read());
  }

  /** Sets the week of the business or of one department; answers all hours. */
  @Put()
  @Allow('tenant_admin')
  @Answers(hours)
  replace(@Who() who: Principal, @Body({ schema: hoursBody }) body: HoursBody): Promise<Hours> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new HoursStore(tx);
      await store.replace(body);
      return store.read();
    });
  }
}
