import type { DepartmentId } from '../kernel';

/** A department and the one it is part of; null for one at the top. */
export interface DepartmentNode<Id extends string = DepartmentId> {
  readonly id: Id;
  readonly parentId: Id | null;
}

/**
 * Returns the departments that one is part of, the nearest first. It ends even where the parents form a cycle, which
 * the server lets nobody make.
 */
export function departmentsAbove<Id extends string>(id: Id, nodes: readonly DepartmentNode<Id>[]): readonly Id[] {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const above: Id[] = [];
  for (let parent = parents.get(id); parent && parent !== id; parent = parents.get(parent)) {
    if (above.includes(parent)) break;
    above.push(parent);
  }
  return above;
}

/** True if the department would be part of itself, directly or through others. */
export function makesCycle<Id extends string>(
  id: Id,
  parentId: Id | null,
  nodes: readonly DepartmentNode<Id>[],
): boolean {
  return parentId !== null && (parentId === id || departmentsAbove(parentId, nodes).includes(id));
}

/**
 * Returns the departments as a tree is read: each before those that are part of it, in the given order among equals.
 * A department whose parent is not in the list stands at the top.
 */
export function inTreeOrder<Node extends DepartmentNode<string>>(
  nodes: readonly Node[],
): readonly { readonly node: Node; readonly depth: number }[] {
  const listed = new Set(nodes.map(({ id }) => id));
  const parts = new Map<string | null, Node[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && listed.has(node.parentId) ? node.parentId : null;
    parts.set(parent, [...(parts.get(parent) ?? []), node]);
  }
  const partsOf = (parent: string | null, depth: number): { node: Node; depth: number }[] =>
    (parts.get(parent) ?? []).flatMap((node) => [{ node, depth }, ...partsOf(node.id, depth + 1)]);
  return partsOf(null, 0);
}
