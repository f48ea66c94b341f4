import { Module } from '@nestjs/common';
import { CarrierRest, CarrierTokens } from '@voicecore/telephony';
import { hkdfSync } from 'node:crypto';
import type { Env } from '../env';
import { KnowledgeModule } from '../knowledge';
import { ENV } from '../platform/tokens';
import { ScreeningModule } from '../screening';
import { AskedQuestions } from './asked-questions';
import { CallArrival } from './call-arrival';
import { CallEffects } from './call-effects';
import { CallFile } from './call-file';
import { CallFilters } from './call-filters';
import { CallFinder } from './call-finder';
import { CallLedger } from './call-ledger';
import { CallOutbox } from './call-outbox';
import { CallTurns } from './call-turns';
import { CallsController } from './calls.controller';
import { CallNamesReader } from './call-names';
import { Configurations } from './configurations';
import { DeadLettersController } from './dead-letters.controller';
import { FactSources } from './fact-sources';
import { ModelReadiness } from './model-readiness';
import { OutboxReport } from './outbox-report';
import { ProcessLease } from './process-lease';
import { StreamOwners } from './stream-owners';
import { QueueChanges } from './queue-changes';

const carrier = [
  {
    provide: CarrierTokens,
    inject: [ENV],
    useFactory: (env: Env) =>
      new CarrierTokens(Buffer.from(hkdfSync('sha256', env.VOICECORE_JWT_SECRET, '', 'voicecore/carrier-tokens', 32))),
  },
  {
    provide: CarrierRest,
    inject: [ENV],
    useFactory: (env: Env) =>
      new CarrierRest({
        accountSid: env.TWILIO_ACCOUNT_SID ?? '',
        apiKeySid: env.TWILIO_API_KEY_SID ?? '',
        apiKeySecret: env.TWILIO_API_KEY_SECRET ?? '',
        apiBaseUrl: env.TWILIO_API_BASE_URL,
      }),
  },
];

const shared = [
  AskedQuestions,
  CallFilters,
  CallFinder,
  CallLedger,
  CallOutbox,
  QueueChanges,
  CallArrival,
  CallTurns,
  Configurations,
  CallNamesReader,
  ModelReadiness,
  StreamOwners,
  ProcessLease,
  ...carrier,
];

/** The ledger of calls and what carries out its decisions. */
@Module({
  imports: [KnowledgeModule, ScreeningModule],
  controllers: [CallsController, DeadLettersController],
  providers: [...shared, CallEffects, CallFile, OutboxReport, FactSources],
  exports: shared,
})
export class CallsModule {}
