import { z } from 'zod';

/** The domain's type is the same shape, with branded ids. */
export const afterHoursRule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('message') }).meta({
      description: 'Hears when it opens again, and may leave a message',
    }),
    z.strictObject({ kind: z.literal('department'), departmentId: z.uuid() }).meta({
      description:
        'Goes on to this department. It must be open by its own hours, with somebody who takes calls; otherwise the caller is asked for a message',
    }),
    z.strictObject({ kind: z.literal('receptionist') }).meta({
      description: 'Hears when it opens again, and stays with the receptionist, who offers to take a message',
    }),
    z.strictObject({ kind: z.literal('goodbye') }).meta({
      description: 'Hears when it opens again; then the call ends',
    }),
  ])
  .meta({
    id: 'AfterHoursRule',
    description:
      'What a caller gets who wants to speak with a person while nobody is at work. The rule of the number called holds before that of the department, and that before that of the business',
  });
