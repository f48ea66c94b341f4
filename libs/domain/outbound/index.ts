export { defaultPolicy } from './default-policy';
export {
  lineTypes,
  rangeOf,
  readDialed,
  toDestination,
  type Destination,
  type LineType,
  type NumberFacts,
  type Undialable,
} from './destination';
export {
  allowableLines,
  callPurposes,
  decidePermission,
  faultOfDestination,
  isWithinHours,
  refusalReasons,
  startedMinutes,
  type AllowableLine,
  type CallPurpose,
  type Circumstances,
  type OutboundPolicy,
  type OutboundStop,
  type OutboundUsage,
  type Permission,
  type RefusalReason,
} from './permission';
export { zonesOf } from './zones';
