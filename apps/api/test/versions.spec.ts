import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answered } from './security/ask';
import { bodyOf, routes } from './security/route-matrix';
import { resolved } from './security/sample';
import { password, World } from './security/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.open({ VOICECORE_ROLES: 'http' });
}, 60_000);
afterAll(() => world.close());

type Values = Readonly<Record<string, unknown>>;

/**
 * An object that users edit: where it is read, how it is changed, and which part of the response shows whose save won.
 */
interface Edited {
  readonly token: string;
  readonly read: () => Promise<Values>;
  readonly save: (version: unknown, save: number) => Promise<Answered>;
  readonly shown: (current: Values) => unknown;
  readonly saved: (save: number) => unknown;
  readonly remove?: (version: unknown) => Promise<Answered>;
}

const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
  world.ask(`/api/v1/${path}`, { method, token, ...(body === undefined ? {} : { body }) });
const admin = () => world.a.admin.token;
let last = 0;
const fresh = () => String((last += 1)).padStart(3, '0');

/** An object that is read and changed at one URL. */
function at(path: string, token: string, change: (save: number) => object, shown: Edited['shown']): Edited {
  return {
    token,
    read: async () => (await send(path, token)).json,
    save: (version, save) => send(path, token, 'PATCH', { ...change(save), version }),
    shown,
    saved: (save) => shown(change(save) as Values),
    remove: (version) => send(`${path}?version=${String(version)}`, token, 'DELETE'),
  };
}

const name = (save: number) => ({ name: `Name ${save}` });
const named = (current: Values) => current.name;
const person = () => ({ name: 'Somebody', email: `somebody-${fresh()}@versions.example` });

/** Members are read in their list. */
function member(path: string, token: string, id: string): Edited {
  return {
    ...at(`${path}/${id}`, token, name, named),
    read: async () => ((await send(path, token)).json.items as Values[]).find((one) => one.id === id)!,
  };
}

const edited: Readonly<Record<string, () => Promise<Edited>>> = {
  Agents_change: async () => {
    const body = { ...person(), extension: `5${fresh()}`, password };
    const { json } = await send('agents', admin(), 'POST', body);
    return at(`agents/${(json.agent as { id: string }).id}`, admin(), name, named);
  },
  Departments_change: async () => {
    const { json } = await send('departments', admin(), 'POST', { names: { en: `D ${fresh()}`, es: `D ${fresh()}` } });
    const change = (save: number) => ({
      names: { en: `Desk ${save} ${String(json.id)}`, es: `Mesa ${String(json.id)}` },
    });
    return at(`departments/${String(json.id)}`, admin(), change, ({ names }) => (names as { en: string }).en);
  },
  Numbers_change: async () => {
    const { json } = await send('numbers', admin(), 'POST', { e164: `+12125556${fresh()}` });
    const change = (save: number) => ({ label: `Line ${save}` });
    return at(`numbers/${String(json.id)}`, admin(), change, ({ label }) => label);
  },
  Outbound_change: () => {
    const shown = ({ policy, longestMinutes }: Values) =>
      (policy as { longestMinutes: number } | undefined)?.longestMinutes ?? longestMinutes;
    const { remove: _none, ...policy } = at(
      'outbound/policy',
      admin(),
      (save) => ({ longestMinutes: 10 + save }),
      shown,
    );
    return Promise.resolve(policy);
  },
  Contacts_change: async () => {
    const { json } = await send('contacts', admin(), 'POST', { name: 'Somebody', numbers: [`+12125557${fresh()}`] });
    return at(`contacts/${String(json.id)}`, admin(), name, named);
  },
  Knowledge_change: async () => {
    const both = { en: `Is there a sauna ${fresh()}?`, es: '¿Hay sauna?' };
    const { json } = await send('knowledge/entries', admin(), 'POST', { question: both, answer: both });
    const change = (save: number) => ({ answer: { en: `Yes, ${save}.`, es: `Sí, ${save}.` } });
    return at(`knowledge/entries/${String(json.id)}`, admin(), change, ({ answer }) => (answer as { en: string }).en);
  },
  Members_change: async () => {
    const { json } = await send('members', admin(), 'POST', person());
    return member('members', admin(), (json.member as { id: string }).id);
  },
  Administrators_change: async () => {
    const path = `tenants/${world.a.tenantId}/administrators`;
    const { json } = await send(path, world.superToken, 'POST', person());
    return member(path, world.superToken, (json.member as { id: string }).id);
  },
  OwnTenant_change: async () => {
    const change = (save: number) => ({ config: { receptionistName: `Ava ${save}` } });
    const { remove: _none, ...own } = at('tenant', admin(), change, ({ config }) => {
      return (config as { receptionistName: string }).receptionistName;
    });
    return Promise.resolve(own);
  },
  Tenants_change: async () => {
    const { remove: _none, ...tenant } = at(`tenants/${world.b.tenantId}`, world.superToken, name, named);
    return Promise.resolve(tenant);
  },
  'Hours_replace of the business': () => Promise.resolve(hoursOf(null)),
  'Hours_replace of a department': () => Promise.resolve(hoursOf(world.a.ids['departments']!)),
  'Hours_setAfterHours of the business': () => Promise.resolve(afterHoursOf(null)),
  'Hours_setAfterHours of a department': () => Promise.resolve(afterHoursOf(world.a.ids['departments']!)),
  'Hours_replaceSpecialDays of the business': () => Promise.resolve(specialDaysOf(null)),
  'Hours_replaceSpecialDays of a department': () => Promise.resolve(specialDaysOf(world.a.ids['departments']!)),
};

const departmentId = z.string().nullable();
const hoursShown = z.object({
  items: z.array(z.object({ departmentId, opens: z.number() })),
  specialDays: z.array(z.object({ departmentId, name: z.string() })),
  afterHours: z.array(z.object({ departmentId, rule: z.object({ kind: z.string() }) })),
  versions: z.array(z.object({ departmentId, version: z.number() })),
});

function hoursOf(whose: string | null): Edited {
  const own = <T extends { readonly departmentId: string | null }>(all: readonly T[]): T | undefined =>
    all.find((one) => one.departmentId === whose);
  const period = (save: number) => ({ weekday: 1, opens: save, closes: 1_000 });
  return {
    token: admin(),
    read: async () => {
      const shown = hoursShown.parse((await send('hours', admin())).json);
      return { ...shown, version: own(shown.versions)?.version };
    },
    save: (version, save) => send('hours', admin(), 'PUT', { departmentId: whose, periods: [period(save)], version }),
    shown: (current) => own(hoursShown.parse(current).items)?.opens,
    saved: (save) => save,
  };
}

/** They share the version of the week. */
function specialDaysOf(whose: string | null): Edited {
  const rule = { kind: 'yearly', month: 12, day: 25 };
  const body = (version: unknown, save: number) => {
    return { departmentId: whose, specialDays: [{ ...name(save), rule, periods: [] }], version };
  };
  return {
    ...hoursOf(whose),
    save: (version, save) => send('hours/special-days', admin(), 'PUT', body(version, save)),
    shown: (current) => hoursShown.parse(current).specialDays.find(({ departmentId: id }) => id === whose)?.name,
    saved: (save) => name(save).name,
  };
}

/** They share it, too. */
function afterHoursOf(whose: string | null): Edited {
  const kind = (save: number) => ['goodbye', 'receptionist'][save % 2] ?? '';
  const body = (version: unknown, save: number) => ({ departmentId: whose, rule: { kind: kind(save) }, version });
  return {
    ...hoursOf(whose),
    save: (version, save) => send('hours/after-hours', admin(), 'PUT', body(version, save)),
    shown: (current) => hoursShown.parse(current).afterHours.find(({ departmentId: id }) => id === whose)?.rule.kind,
    saved: kind,
  };
}

describe('what two people edit at once', () => {
  it('is known for every PATCH that there is', () => {
    const changes = routes.filter(({ method }) => method === 'PATCH').map(({ operation }) => operation.operationId);
    expect(changes.filter((one) => !(one in edited))).toEqual([]);
    // The positive control: routes that have no PATCH name no version either.
    expect(Object.keys(resolved(bodyOf(routes.find(({ method }) => method === 'PATCH')!)!).properties!)).toContain(
      'version',
    );
  });

  describe.each(Object.keys(edited))('%s', (operation) => {
    let thing: Edited;
    beforeAll(async () => {
      thing = await edited[operation]!();
    });

    it('lets one of thirty saves win each version, and tells the others what stands there', async () => {
      for (let round = 0; round < 2; round++) {
        const { version } = await thing.read();
        const saves = Array.from({ length: 30 }, (_, index) => round * 30 + index + 1);
        const answers = await Promise.all(saves.map((save) => thing.save(version, save)));
        const won = saves.filter((_, index) => answers[index]!.status === 200);
        expect([won.length, answers.filter(({ status }) => status === 409).length]).toEqual([1, 29]);
        const now = await thing.read();
        expect([now.version, thing.shown(now)]).toEqual([Number(version) + 1, thing.saved(won[0]!)]);
        for (const { json } of answers.filter(({ status }) => status === 409)) {
          expect(json.code).toBe('conflict');
          expect(thing.shown(json.current as Values)).toEqual(thing.saved(won[0]!));
        }
      }
    });

    it('refuses a save that names no version, or none that could be', async () => {
      for (const version of [undefined, 0, -1, 1.5, '1', null, 2 ** 31]) {
        const { status, json } = await thing.save(version, 99);
        expect([version, status, (json.errors as { path: string }[])[0]?.path]).toEqual([version, 400, 'version']);
      }
    });

    it('is not removed by somebody who has not seen its last change', async () => {
      if (!thing.remove) return;
      const { version } = await thing.read();
      const stale = await thing.remove(Number(version) - 1);
      expect([stale.status, thing.shown(stale.json.current as Values)]).toEqual([409, thing.shown(await thing.read())]);
      expect((await thing.remove('soon')).status).toBe(400);
      expect((await thing.remove(version)).status).toBe(204);
      expect((await thing.save(version, 98)).status).toBe(404);
    });
  });

  it('does not tell a business of another what stands there', async () => {
    const { json } = await send(`departments/${world.b.ids['departments']}`, admin(), 'PATCH', { version: 7 });
    expect([json.code, json.current]).toEqual(['not_found', undefined]);
    expect((await send(`departments/${randomUUID()}`, admin(), 'PATCH', { version: 7 })).json.code).toBe('not_found');
  });
});
