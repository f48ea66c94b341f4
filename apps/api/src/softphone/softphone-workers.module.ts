import { Module } from '@nestjs/common';
import { ScreenSweep } from './screen-sweep';
import { SoftphoneModule } from './softphone.module';

/** What a worker does for the people at their desks. */
@Module({ imports: [SoftphoneModule], providers: [ScreenSweep] })
export class SoftphoneWorkersModule {}
