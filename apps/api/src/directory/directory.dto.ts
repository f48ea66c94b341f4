import { peopleOrders, peopleStates } from '@voicecore/domain/people';
import { presenceReasons, presenceStatuses } from '@voicecore/domain/presence';
import { levels, strategies } from '@voicecore/domain/routing';
import { isReservedCode } from '@voicecore/domain/understanding';
import { z } from 'zod';
import { email, newPassword } from '../identity';
import { pageOf, pageQuery } from '../platform/paging';
import { seenVersion, version } from '../platform/version';
import { words } from '../platform/words';

const departmentName = words(120);
const names = z.strictObject({ en: departmentName, es: departmentName });
const personName = words(120);
const extension = z
  .string()
  .regex(/^\d{2,6}$/, 'two to six digits')
  .refine((digits) => !isReservedCode(digits), {
    message: 'emergency and service numbers cannot be extensions',
    params: { fault: 'reserved_extension' },
  });
const role = z.enum(['agent', 'supervisor', 'tenant_admin']);
const departmentIds = z.array(z.uuid()).max(200);

const strategy = z.enum(strategies).meta({
  description:
    'Whom its callers ring first: who has been idle longest, who was last called longest ago, all at once (10 at the most), who speaks the language of the caller and has the skill best, or who talked with the caller last',
});
const skillName = words(40);
const skill = skillName.nullable().meta({
  description: 'The skill that its callers need, as it is named at the agents; case is ignored',
});
const escalation = z
  .strictObject({ afterSeconds: z.int().min(10).max(3_600), people: z.enum(['members', 'managers']) })
  .nullable()
  .meta({
    id: 'Escalation',
    description: 'After how long a wait its callers ring in the department above it as well, and whom; null for never',
  });
const level = z.literal([...levels]).meta({ description: 'From 1 to 5, the best' });
const agentLanguages = z.strictObject({ en: level, es: level }).partial();
const agentSkills = z
  .array(z.strictObject({ name: skillName, level }))
  .max(50)
  .meta({
    description: 'How well they know each skill; case is ignored, and of one that is named twice the last counts',
  });

const parentId = z
  .uuid()
  .nullable()
  .meta({ description: 'The department that it is part of; null for one at the top' });

export const newDepartment = z
  .strictObject({ names, position: z.int().min(0).max(10_000).default(0), parentId: parentId.default(null) })
  .meta({ id: 'NewDepartment' });
export type NewDepartment = z.output<typeof newDepartment>;

export const departmentChange = z
  .strictObject({
    names,
    position: z.int().min(0).max(10_000),
    parentId,
    agentIds: z.array(z.uuid()).max(5_000),
    managerIds: z.array(z.uuid()).max(100),
    strategy,
    skill,
    escalation,
  })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'DepartmentChange' });
export type DepartmentChange = z.output<typeof departmentChange>;

export const department = z
  .object({
    id: z.uuid(),
    names: z.object({ en: z.string(), es: z.string() }),
    position: z.number().int(),
    parentId,
    agentIds: z.array(z.uuid()),
    managerIds: z.array(z.uuid()).meta({
      description: 'The agents who see the queue and the calls of the department and of all that are part of it',
    }),
    strategy,
    skill,
    escalation,
    version,
  })
  .meta({ id: 'Department' });
export type Department = z.output<typeof department>;
export const departmentPage = pageOf(department).meta({ id: 'DepartmentPage' });

export const newAgent = z
  .strictObject({
    name: personName,
    email,
    extension,
    role: role.default('agent'),
    departmentIds: departmentIds.default([]),
    languages: agentLanguages.optional(),
    skills: agentSkills.optional(),
    password: newPassword.optional(),
  })
  .meta({ id: 'NewAgent' });
export type NewAgent = z.output<typeof newAgent>;

export const newExtension = z
  .strictObject({ extension, departmentIds: departmentIds.default([]), version: seenVersion })
  .meta({ id: 'NewExtension' });
export type NewExtension = z.output<typeof newExtension>;

export const agentChange = z
  .strictObject({
    name: personName,
    extension,
    role,
    departmentIds,
    disabled: z.boolean(),
    languages: agentLanguages,
    skills: agentSkills,
  })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'AgentChange' });
export type AgentChange = z.output<typeof agentChange>;

export const agent = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    extension: z.string(),
    role: z.enum(['super_admin', 'tenant_admin', 'supervisor', 'agent']),
    status: z.enum(presenceStatuses),
    statusReason: z.enum(presenceReasons).nullable(),
    statusAt: z.number().int(),
    callId: z.uuid().nullable(),
    departmentIds: z.array(z.uuid()),
    languages: agentLanguages.meta({ description: 'How well they speak each language' }),
    skills: z.array(z.object({ name: z.string(), level })).meta({
      description: 'How well they know each skill, by its name in lower case',
    }),
    disabled: z.boolean(),
    invited: z.boolean().meta({ description: 'Invited, but has not set a password yet' }),
    passwordAskedAt: z.number().int().nullable().meta({
      description: 'When the person reported a forgotten password; null once a link has been created for them',
    }),
    version,
  })
  .meta({ id: 'Agent' });
export type Agent = z.output<typeof agent>;
export const agentPage = pageOf(agent)
  .extend({
    total: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'The number of matching agents; included in the first page' }),
  })
  .meta({ id: 'AgentPage' });
export type AgentPage = z.output<typeof agentPage>;

export const agentQuery = z.strictObject({
  ...pageQuery,
  q: words(80).optional().meta({
    description:
      'Part of the name or the email address, or the first digits of the extension; accents and case are ignored',
  }),
  departmentId: z.uuid().optional(),
  state: z.enum(peopleStates).optional(),
  order: z.enum(peopleOrders).default('extension'),
});
export type AgentQuery = z.output<typeof agentQuery>;

export const createdAgent = z
  .object({
    agent,
    invitation: z
      .string()
      .nullable()
      .meta({ description: 'The invitation to hand to the person; null when a password was given' }),
  })
  .meta({ id: 'CreatedAgent' });
export type CreatedAgent = z.output<typeof createdAgent>;
