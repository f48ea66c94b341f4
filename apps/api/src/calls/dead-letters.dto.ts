import { z } from 'zod';
import { pageOf } from '../platform/paging';

const moment = z.number().int();

export const deadLetter = z
  .object({
    id: z.uuid(),
    tenantId: z.uuid(),
    tenantName: z.string(),
    callId: z.uuid().nullable(),
    kind: z.string().meta({ description: 'What failed: redirect, holdCaller, endLeg, endCall, or the task of a job' }),
    fault: z.string().meta({ description: 'An error code, such as carrier_20003 or ECONNREFUSED' }),
    attempts: z.number().int(),
    createdAt: moment,
    failedAt: moment,
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.output<typeof deadLetter>;

export const deadLetterPage = pageOf(deadLetter).meta({ id: 'DeadLetterPage' });

export const deadLetterRetry = z
  .object({
    outcome: z.enum(['done', 'queued', 'failed']),
    fault: z.string().nullable().meta({ description: 'Why the retry failed' }),
  })
  .meta({ id: 'DeadLetterRetry' });
export type DeadLetterRetry = z.output<typeof deadLetterRetry>;
