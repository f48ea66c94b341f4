export { openingAt, type DepartmentOpening, type LocalTime, type OpenPeriod, type Opening } from './opening';
export { overlap, type Period } from './period';
