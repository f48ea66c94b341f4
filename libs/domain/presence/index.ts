export {
  MISSED_IN_A_ROW,
  presenceAfter,
  presenceReasons,
  presenceStatuses,
  type Presence,
  type PresenceEvent,
  type PresenceReason,
  type PresenceStatus,
} from './presence';
