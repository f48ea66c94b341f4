import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { DepartmentId } from '../kernel';
import { departmentsAbove, departmentsInSight, inTreeOrder, makesCycle, type DepartmentNode } from '.';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as DepartmentId[];
const id = fc.constantFrom(...ids);
const move = fc.tuple(id, fc.option(id, { nil: null }));
const runs = { numRuns: trials(200) };

/** Carries the moves out that make no cycle. */
function moved(moves: readonly (readonly [DepartmentId, DepartmentId | null])[]): DepartmentNode[] {
  return moves.reduce(
    (nodes, [of, parentId]) =>
      makesCycle(of, parentId, nodes) ? nodes : nodes.map((node) => (node.id === of ? { ...node, parentId } : node)),
    ids.map((each): DepartmentNode => ({ id: each, parentId: null })),
  );
}
const tree = fc.array(move, { maxLength: 30 }).map(moved);
const parentOf = (nodes: readonly DepartmentNode[], of: DepartmentId) =>
  nodes.find((node) => node.id === of)?.parentId ?? null;

describe('the tree of departments', () => {
  it('has no cycle after any moves, and refuses just those that would make one', () => {
    fc.assert(
      fc.property(tree, id, id, (nodes, of, parent) => {
        const steps = (from: DepartmentId): DepartmentId[] => {
          const next = parentOf(nodes, from);
          return next === null ? [] : [next, ...steps(next)];
        };
        expect(departmentsAbove(of, nodes)).toEqual(steps(of));
        expect(makesCycle(of, parent, nodes)).toBe(parent === of || steps(parent).includes(of));
        expect(makesCycle(of, null, nodes)).toBe(false);
      }),
      runs,
    );
  });

  it('is read with each department once, after the one it is part of, one step deeper', () => {
    fc.assert(
      fc.property(tree, fc.subarray(ids), (whole, listed) => {
        const nodes = whole.filter((node) => listed.includes(node.id));
        const rows = inTreeOrder(nodes);
        expect(rows.map(({ node }) => node.id).sort()).toEqual([...listed].sort());
        rows.forEach(({ node, depth }, index) => {
          const parent = rows.findIndex((row) => row.node.id === node.parentId);
          expect(depth).toBe(parent < 0 ? 0 : rows[parent]!.depth + 1);
          expect(parent).toBeLessThan(index);
          // Nothing stands between a department and its parts but other parts of the same.
          if (parent >= 0)
            for (const between of rows.slice(parent + 1, index))
              expect(departmentsAbove(between.node.id, nodes)).toContain(node.parentId);
        });
        const tops = rows.filter(({ depth }) => depth === 0).map(({ node }) => node.id);
        expect(tops).toEqual(nodes.map((node) => node.id).filter((each) => tops.includes(each)));
      }),
      runs,
    );
  });

  it('ends where the parents of a damaged tree form a cycle', () => {
    const nodes = [
      { id: ids[0]!, parentId: ids[1]! },
      { id: ids[1]!, parentId: ids[2]! },
      { id: ids[2]!, parentId: ids[1]! },
    ];
    expect(departmentsAbove(ids[0]!, nodes)).toEqual([ids[1], ids[2]]);
    expect(makesCycle(ids[0]!, ids[0]!, nodes)).toBe(true);
  });
});

describe('who sees which departments', () => {
  it('Property 19: Department isolation: members see their own, managers also all beneath, nobody anything else', () => {
    fc.assert(
      fc.property(tree, fc.subarray(ids), fc.subarray(ids), (nodes, memberOf, managerOf) => {
        const seen = departmentsInSight({ memberOf, managerOf }, nodes);
        expect(new Set(seen).size).toBe(seen.length);
        for (const each of ids) {
          const managed = [each, ...departmentsAbove(each, nodes)].some((one) => managerOf.includes(one));
          expect(seen.includes(each)).toBe(memberOf.includes(each) || managed);
        }
      }),
      runs,
    );
  });

  it('does not grow when a department that is not managed gets parts', () => {
    const [top, part, other] = ids as [DepartmentId, DepartmentId, DepartmentId];
    const nodes = [
      { id: top, parentId: null },
      { id: part, parentId: top },
      { id: other, parentId: null },
    ];
    expect(departmentsInSight({ memberOf: [top], managerOf: [] }, nodes)).toEqual([top]);
    expect(departmentsInSight({ memberOf: [], managerOf: [top] }, nodes)).toEqual([top, part]);
    expect(departmentsInSight({ memberOf: [], managerOf: [part] }, nodes)).toEqual([part]);
  });
});
