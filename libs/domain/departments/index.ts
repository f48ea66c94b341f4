export { departmentsInSight, type DepartmentDuties } from './sight';
export { departmentsAbove, inTreeOrder, makesCycle, type DepartmentNode } from './tree';
