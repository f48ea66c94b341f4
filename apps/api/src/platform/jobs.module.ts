import { Module } from '@nestjs/common';
import { Housekeeping } from './housekeeping';
import { JobRunner } from './job-runner';

/** What a worker does of jobs. */
@Module({ providers: [Housekeeping, JobRunner] })
export class JobsModule {}
