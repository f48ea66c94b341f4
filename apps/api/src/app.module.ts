import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { CallsModule, CallWorkersModule } from './calls';
import { ContactsModule } from './contacts';
import type { Env } from './env';
import { DirectoryModule } from './directory';
import { FinderModule } from './finder';
import { HoursModule } from './hours';
import { IdentityModule, PrincipalGuard } from './identity';
import { KnowledgeModule } from './knowledge';
import { LearningModule } from './learning';
import { LiveModule } from './live';
import { NumbersModule } from './numbers';
import { OperationsModule } from './operations';
import { OutboundModule, OutboundWorkersModule } from './outbound';
import { QueueModule, QueueWorkersModule } from './queue';
import { ScreeningModule } from './screening';
import { SoftphoneModule, SoftphoneWorkersModule } from './softphone';
import { TenantsModule } from './tenants';
import { AllowGuard } from './platform/allow.guard';
import { AnswerInterceptor } from './platform/answer.interceptor';
import type { AppLogger } from './platform/app-logger';
import { JobsModule } from './platform/jobs.module';
import { LimitGuard, limiting } from './platform/limit.guard';
import { PlatformModule } from './platform/platform.module';
import { ProblemFilter } from './platform/problem.filter';
import { TenantShareInterceptor } from './platform/tenant-share.interceptor';
import { validationPipe } from './platform/validation';
import { VoiceModule } from './voice';

/** The features, in the order of their dependencies; one line each. */
// prettier-ignore
const features: Type[] = [
  IdentityModule,
  TenantsModule,
  DirectoryModule,
  NumbersModule,
  HoursModule,
  ContactsModule,
  ScreeningModule,
  KnowledgeModule,
  CallsModule,
  QueueModule,
  OutboundModule,
  VoiceModule,
  SoftphoneModule,
  LearningModule,
  FinderModule,
  OperationsModule,
  LiveModule,
];

/** What runs on a schedule, in processes that are workers. */
const workers: Type[] = [
  JobsModule,
  CallWorkersModule,
  QueueWorkersModule,
  OutboundWorkersModule,
  SoftphoneWorkersModule,
];

@Module({})
export class AppModule {
  static with(env: Env, logger: AppLogger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(env, logger),
        ScheduleModule.forRoot(),
        limiting,
        ...features,
        ...(env.VOICECORE_ROLES.includes('worker') ? workers : []),
      ],
      providers: [
        { provide: APP_GUARD, useClass: PrincipalGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
        { provide: APP_GUARD, useClass: AllowGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_INTERCEPTOR, useClass: TenantShareInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
