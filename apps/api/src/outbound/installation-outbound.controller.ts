import { Body, Controller, Get, Put } from '@nestjs/common';
import { PlatformDb } from '@voicecore/database';
import { Allow } from '../platform/allow';
import { Answers } from '../platform/answers';
import { Clock } from '../platform/clock';
import * as dto from './outbound.dto';

const columns = `(extract(epoch from stopped_at) * 1000)::float8 as "stoppedAt", ends_running as "endsRunning"`;

/** The switch that stops the outgoing calls of all businesses. */
@Controller('api/v1/installation-outbound')
export class InstallationOutboundController {
  constructor(
    private readonly platform: PlatformDb,
    private readonly clock: Clock,
  ) {}

  /** Returns whether the outgoing calls of all businesses are stopped. */
  @Get()
  @Allow('super_admin')
  @Answers(dto.installationOutbound)
  read(): Promise<dto.InstallationOutbound> {
    return this.row(`select ${columns} from installation_outbound`);
  }

  /** Stops the outgoing calls of all businesses at once, in every process, or allows them again. */
  @Put('stop')
  @Allow('super_admin')
  @Answers(dto.installationOutbound)
  stop(
    @Body({ schema: dto.stopSwitch }) { isStopped, endsRunning }: dto.StopSwitch,
  ): Promise<dto.InstallationOutbound> {
    return this.row(
      `update installation_outbound set ends_running = $2,
         stopped_at = case when $1::timestamptz is null then null else coalesce(stopped_at, $1) end returning ${columns}`,
      [isStopped ? new Date(this.clock.now()) : null, isStopped && endsRunning],
    );
  }

  private row(sql: string, params: readonly unknown[] = []): Promise<dto.InstallationOutbound> {
    return this.platform.run(async (tx) => {
      const [row] = await tx.query<dto.InstallationOutbound>(sql, params);
      if (row === undefined) throw new Error('the switch of the installation is missing');
      return row;
    });
  }
}
