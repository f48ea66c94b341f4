import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Metrics } from '../platform/metrics';
import { CallNamesReader } from './call-names';
import { Configurations } from './configurations';
import { ModelReadiness } from './model-readiness';

/** What the ledger needs to know about the process it runs in. */
@Injectable()
export class FactSources {
  constructor(
    readonly clock: Clock,
    readonly model: ModelReadiness,
    readonly configurations: Configurations,
    readonly names: CallNamesReader,
    readonly metrics: Metrics,
  ) {}
}
