import { z } from 'zod';

export const installation = z
  .object({
    carrier: z.enum(['sandbox', 'twilio']),
    receptionist: z.enum(['openai', 'scripted', 'menu']),
    /** What proposes the texts that a user then approves, such as ways to ask: a model, or rules only. */
    wording: z.enum(['model', 'rules']),
    sandboxPort: z.number().int().nullable(),
    demo: z
      .object({
        tenantName: z.string(),
        number: z.string(),
        menuNumber: z.string(),
        agents: z.array(z.object({ agentId: z.uuid(), name: z.string(), extension: z.string() })),
      })
      .nullable(),
    version: z.string(),
  })
  .meta({ id: 'Installation' });
export type Installation = z.output<typeof installation>;

export const deskBody = z.strictObject({ agentId: z.uuid() }).meta({ id: 'TryDesk' });
export type DeskBody = z.output<typeof deskBody>;
