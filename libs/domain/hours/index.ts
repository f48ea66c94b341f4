export {
  afterHoursDepartments,
  afterHoursRule,
  firstAfterHours,
  type AfterHours,
  type AfterHoursRule,
} from './after-hours';
export { nextDays, type Calendar, type DayPlan, type OpenPeriod } from './calendar';
export { readDate, writeDate, weekdayOf, type Day } from './date';
export { openingAt, type DepartmentOpening, type Openness, type Opening } from './opening';
export { overlap, overlapInDay, type Period } from './period';
export { faultOfRule, isOn, type DayHours, type DayRule, type SpecialDay } from './special-day';
export { isTimeZone, localTime, type LocalTime } from './zone';
