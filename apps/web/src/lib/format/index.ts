export { dayAfter, dayOf, isDay, startOfDay } from './days';
export { asE164, callerName, phoneNumber } from './phone-number';
export { clock, duration, span, useTimes, useZone, type Times } from './times';
