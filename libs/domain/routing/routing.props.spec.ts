import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId } from '../kernel';
import { escalationSteps, inOrder, levels, strategies, type EscalatingDepartment, type RoutedAgent } from '.';

const runs = { numRuns: trials(200) };
const level = fc.constantFrom(...levels);
const agents: fc.Arbitrary<RoutedAgent[]> = fc
  .array(
    fc.record({
      offeredAt: fc.option(fc.nat(3), { nil: null }),
      languages: fc.record({ en: level, es: level }, { requiredKeys: [] }),
      skills: fc.record({ refunds: level, claims: level }, { requiredKeys: [] }),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map((each, index) => ({ ...each, id: `a${index}` as AgentId })));
const caller = fc.record({
  language: fc.constantFrom('en' as const, 'es' as const, null),
  lastAgent: fc.constantFrom('a0', 'a1', 'a2', 'a9', null).map((id) => id as AgentId | null),
});
const rule = fc.record({
  strategy: fc.constantFrom(...strategies),
  skill: fc.constantFrom('Refunds', 'claims', 'Unknown', null),
});

describe('the order in which agents are called', () => {
  it('holds each once, and is by the strategy, then by who has been idle longest', () => {
    fc.assert(
      fc.property(agents, caller, rule, (given, who, { strategy, skill }) => {
        const ordered = inOrder({ strategy, skill }, who, given);
        expect(new Set(ordered)).toEqual(new Set(given));
        expect(ordered).toHaveLength(given.length);
        // What the strategy goes by, told in other words: the higher list of figures comes first.
        const worth = ({ id, offeredAt, languages, skills }: RoutedAgent): number[] => {
          if (strategy === 'round_robin') return [-(offeredAt ?? 0)];
          if (strategy === 'preferred') return [id === who.lastAgent ? 1 : 0];
          if (strategy !== 'skills') return [];
          const spoken = who.language && languages?.[who.language];
          const known = Object.entries(skills ?? {}).find(([name]) => name === skill?.toLowerCase());
          return [spoken ?? 0, known?.[1] ?? 0];
        };
        for (const [index, next] of ordered.slice(1).entries()) {
          const before = ordered[index]!;
          const [first, second] = [worth(before), worth(next)];
          const differs = first.findIndex((value, at) => value !== second[at]);
          if (differs < 0) expect(given.indexOf(before)).toBeLessThan(given.indexOf(next));
          else expect(first[differs]).toBeGreaterThan(second[differs]!);
        }
      }),
      runs,
    );
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'] as DepartmentId[];
const departments: fc.Arbitrary<EscalatingDepartment[]> = fc
  .tuple(
    ...ids.map(() =>
      fc.record({
        parent: fc.option(fc.nat(4), { nil: null }),
        escalation: fc.option(
          fc.record({ afterSeconds: fc.integer({ min: 15, max: 90 }), people: fc.constantFrom('members', 'managers') }),
          { nil: null },
        ),
      }),
    ),
  )
  .map((all) =>
    all.map(({ parent, escalation }, index) => ({
      id: ids[index]!,
      parentId: parent === null ? null : ids[parent]!,
      escalation: escalation,
    })),
  );

describe('the steps of an escalation', () => {
  it('climb one department at a time, each with its own time and people, and end even in a cycle', () => {
    fc.assert(
      fc.property(departments, fc.constantFrom(...ids), (all, id) => {
        const steps = escalationSteps(id, all);
        const path = [id, ...steps.map(({ departmentId }) => departmentId)];
        expect(new Set(path).size).toBe(path.length);
        let waited = 0;
        for (const [index, step] of steps.entries()) {
          const below = all.find((one) => one.id === path[index])!;
          waited += below.escalation!.afterSeconds * 1_000;
          expect(step).toEqual({ departmentId: below.parentId, people: below.escalation!.people, afterMs: waited });
        }
        const last = all.find((one) => one.id === path.at(-1))!;
        const ends = last.escalation === null || last.parentId === null || path.includes(last.parentId);
        expect(ends).toBe(true);
      }),
      runs,
    );
  });

  it('end at a department whose parent has been removed', () => {
    const escalation = { afterSeconds: 30, people: 'members' as const };
    const [one, gone] = ids as [DepartmentId, DepartmentId];
    expect(escalationSteps(one, [{ id: one, parentId: gone, escalation }])).toEqual([]);
  });
});
