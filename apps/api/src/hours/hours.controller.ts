import { Body, Controller, Get, Put } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { Clock } from '../platform/clock';
import { changedMeanwhile } from '../platform/version';
import * as dto from './hours.dto';
import { HoursStore } from './hours.store';
import { openingNow } from './opening-now';

@Controller('api/v1/hours')
export class HoursController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the opening hours of the business and of its departments, their holidays and exceptions, what is open now,
   * and when that changes.
   */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.hours)
  read(@Who() who: Principal): Promise<dto.Hours> {
    return this.tenants.run(who.tenantId, (tx) => this.shown(new HoursStore(tx)));
  }

  /** Sets the week of the business or of one department; returns all hours. */
  @Put()
  @Allow('tenant_admin')
  @Answers(dto.hours)
  replace(@Who() who: Principal, @Body({ schema: dto.hoursBody }) body: dto.HoursBody): Promise<dto.Hours> {
    return this.changed(who, (store) => store.replace(body));
  }

  /**
   * Sets the holidays and exceptions of the business or of one department; returns all hours. They share the version
   * of its week.
   */
  @Put('special-days')
  @Allow('tenant_admin')
  @Answers(dto.hours)
  replaceSpecialDays(
    @Who() who: Principal,
    @Body({ schema: dto.specialDaysBody }) body: dto.SpecialDaysBody,
  ): Promise<dto.Hours> {
    return this.changed(who, (store) => store.replaceSpecialDays(body));
  }

  /**
   * Sets what callers get after hours who want the business or one department; returns all hours. It applies to calls
   * that begin after it, and shares the version of its week.
   */
  @Put('after-hours')
  @Allow('tenant_admin')
  @Answers(dto.hours)
  setAfterHours(
    @Who() who: Principal,
    @Body({ schema: dto.afterHoursBody }) body: dto.AfterHoursBody,
  ): Promise<dto.Hours> {
    return this.changed(who, (store) => store.setAfterHours(body));
  }

  private changed(who: Principal, change: (store: HoursStore) => Promise<boolean>): Promise<dto.Hours> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new HoursStore(tx);
      const isReplaced = await change(store);
      const shown = await this.shown(store);
      if (!isReplaced) throw changedMeanwhile(dto.hours, shown);
      return shown;
    });
  }

  private async shown(store: HoursStore): Promise<dto.Hours> {
    const [stored, versions, afterHours] = [await store.read(), await store.versions(), await store.afterHours()];
    const { departments, ...now } = openingNow(stored, this.clock.now());
    const specialDays = stored.specialDays.map((day) => ({ ...day, periods: [...day.periods] }));
    return {
      ...stored,
      items: [...stored.items],
      specialDays,
      afterHours,
      versions,
      ...now,
      departments: [...departments],
    };
  }
}
