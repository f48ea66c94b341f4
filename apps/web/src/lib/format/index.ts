export { dayAfter, dayOf, isDay, startOfDay } from './days';
export { callerName, callerOf, phoneNumber } from './phone-number';
export { clock, duration, span, useTimes, useZone, type Times } from './times';
