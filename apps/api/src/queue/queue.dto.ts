import { reasonsAhead } from '@voicecore/domain/queue';
import { z } from 'zod';

const target = z.object({ kind: z.enum(['agent', 'department']), id: z.uuid() });

export const queuePlace = z
  .object({
    callId: z.uuid(),
    target: target.meta({ description: 'Whom the caller waits for' }),
    position: z.int().meta({ description: 'Among those who wait for the same person or department, from 1' }),
    queuedAt: z.number().int(),
    expectedWaitMs: z.number().int().nullable().meta({
      description:
        'Estimated by the length of recent talks and the number of people who take calls; null when nothing is known',
    }),
    ahead: z.enum(reasonsAhead).nullable().meta({
      description:
        'Why the caller is ahead of others who have waited longer: put there by somebody (`pulled`), because of something urgent (`escalated`), or because the business knows the caller as a VIP (`vip`)',
    }),
    ringing: z.boolean().meta({ description: 'Whether somebody is being called for the caller now' }),
  })
  .meta({ id: 'QueuePlace' });
export type QueuePlaceView = z.output<typeof queuePlace>;

export const queueView = z
  .object({ items: z.array(queuePlace).meta({ description: 'In the order of service' }) })
  .meta({ id: 'Queue' });
export type QueueView = z.output<typeof queueView>;

export const queueMove = z
  .strictObject({ kind: z.enum(['agent', 'department']), id: z.uuid() })
  .meta({ id: 'QueueMove' });
export type QueueMove = z.output<typeof queueMove>;
