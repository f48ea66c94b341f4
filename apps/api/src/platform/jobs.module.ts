import { Module } from '@nestjs/common';
import { Housekeeping } from './housekeeping';
import { JobRunner } from './job-runner';

/** A worker's part of the jobs. */
@Module({ providers: [Housekeeping, JobRunner] })
export class JobsModule {}
