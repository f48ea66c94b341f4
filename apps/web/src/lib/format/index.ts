export { asE164, callerName, phoneNumber } from './phone-number';
export { clock, span, useTimes, type Times } from './times';
