import { z } from 'zod';
import { pageOf } from '../platform/paging';
import { e164 } from '../platform/phone-number';
import { seenVersion, version } from '../platform/version';
import { words } from '../platform/words';
import { afterHoursRule } from '../tenants';

const answerWith = z.enum(['auto', 'menu']).meta({
  description:
    '`auto`: the conversational receptionist when it is available, otherwise the menu; `menu`: always the menu',
});
const label = words(120, 0);
const departmentId = z.uuid().nullable();
const screened = z.boolean().meta({ description: 'Whether callers of this number are screened before the answer' });
const afterHours = afterHoursRule.nullable().meta({
  description: 'What callers of this number get after hours; null: what their department or the business says',
});

export const newNumber = z
  .strictObject({
    e164,
    label: label.default(''),
    answerWith: answerWith.default('auto'),
    departmentId: departmentId.default(null),
    screened: screened.default(true),
    afterHours: afterHours.default(null),
  })
  .meta({ id: 'NewNumber' });
export type NewNumber = z.output<typeof newNumber>;

/** A number of the platform's carrier account, for one business. */
export const givenNumber = z.strictObject({ e164 }).meta({ id: 'GivenNumber' });
export type GivenNumber = z.output<typeof givenNumber>;

export const byTenantAndNumber = z.strictObject({ id: z.uuid(), numberId: z.uuid() });
export type ByTenantAndNumber = z.output<typeof byTenantAndNumber>;

export const numberChange = z
  .strictObject({ label, answerWith, departmentId, screened, afterHours })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'NumberChange' });
export type NumberChange = z.output<typeof numberChange>;

export const number = z
  .object({
    ...{ id: z.uuid(), e164: z.string(), label: z.string(), answerWith, departmentId, screened, afterHours },
    createdAt: z.number().int(),
    version,
  })
  .meta({ id: 'Number' });
export type NumberView = z.output<typeof number>;
export const numberPage = pageOf(number).meta({ id: 'NumberPage' });
