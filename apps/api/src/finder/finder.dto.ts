import { outcomes, stages } from '@voicecore/domain/call';
import { z } from 'zod';
import { knownName } from '../contacts';
import { words } from '../platform/words';

const id = z.uuid();
const bilingual = z.object({ en: z.string(), es: z.string() });

export const finderQuery = z.strictObject({
  q: words(80).meta({
    description: 'What the user types; accents and case are ignored, and small typing errors are tolerated',
  }),
});
export type FinderQuery = z.output<typeof finderQuery>;

/** At most a few results of each kind, best match first; calls newest first. */
export const found = z
  .object({
    people: z.array(z.object({ id, name: z.string(), extension: z.string() })),
    departments: z.array(z.object({ id, names: bilingual })),
    entries: z.array(z.object({ id, question: bilingual })),
    numbers: z.array(z.object({ id, e164: z.string(), label: z.string() })),
    calls: z.array(
      z.object({
        id,
        caller: z.string().nullable(),
        contact: knownName.nullable(),
        startedAt: z.number().int(),
        stage: z.enum(stages),
        outcome: z.enum(outcomes).nullable(),
        departmentId: id.nullable(),
        agentId: id.nullable(),
      }),
    ),
  })
  .meta({ id: 'Found' });
export type Found = z.output<typeof found>;
