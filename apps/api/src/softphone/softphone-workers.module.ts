import { Module } from '@nestjs/common';
import { ScreenSweep } from './screen-sweep';
import { SoftphoneModule } from './softphone.module';

/** A worker's tasks for the agents at their desks. */
@Module({ imports: [SoftphoneModule], providers: [ScreenSweep] })
export class SoftphoneWorkersModule {}
