import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { SoftphoneModule } from '../softphone';
import { Doorkeeper } from './doorkeeper';
import { LiveDoors, LiveGateway } from './live.gateway';

@Module({ imports: [IdentityModule, SoftphoneModule], providers: [Doorkeeper, LiveDoors, LiveGateway] })
export class LiveModule {}
