import { Module } from '@nestjs/common';
import { InstallationRules } from './installation-rules';
import { InstallationScreeningController } from './installation-screening.controller';
import { ScreeningController } from './screening.controller';

/** Who is let through before a call is answered. */
@Module({
  controllers: [ScreeningController, InstallationScreeningController],
  providers: [InstallationRules],
  exports: [InstallationRules],
})
export class ScreeningModule {}
