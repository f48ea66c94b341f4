export { callerName, phoneNumber } from './phone-number';
export { clock, instant, span, useTimes, type Times } from './times';
