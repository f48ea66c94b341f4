import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { SoftphoneModule } from '../softphone';
import { LiveAuth } from './live-auth';
import { LiveGateway } from './live.gateway';

@Module({ imports: [IdentityModule, SoftphoneModule], providers: [LiveAuth, LiveGateway] })
export class LiveModule {}
