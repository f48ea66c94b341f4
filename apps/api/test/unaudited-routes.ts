import type { AuditedAction } from '@voicecore/database';

/** Changes whose entry `queue.spec.ts` looks for, because they need a caller who waits, with their actions. */
export const shownElsewhere: Readonly<Record<string, AuditedAction>> = {
  Queue_move: 'call.moved_in_queue',
  Queue_pull: 'call.pulled_forward',
  Queue_take: 'call.taken_from_queue',
};

/** Changes that the audit log does not record, and why. */
export const leavesNone: Readonly<Record<string, string>> = {
  Auth_login: 'a session is its own record',
  Auth_logout: 'a session is its own record',
  Auth_refresh: 'a session is its own record',
  ForgottenPassword_ask: 'anybody may ask; what is made of it is written down',
  ForgottenPassword_check: 'changes nothing',
  Installation_desk: 'signs the demo in on a laptop',
  InstallationScreening_add: 'belongs to no business, whose audit logs these are',
  InstallationScreening_addMany: 'belongs to no business',
  InstallationScreening_remove: 'belongs to no business',
  InstallationScreening_replace: 'belongs to no business',
  InstallationOutbound_stop: 'belongs to no business',
  Import_previewFile: 'changes nothing',
  Import_previewPage: 'changes nothing',
  Import_previewText: 'changes nothing',
  Knowledge_try: 'changes nothing',
  Learning_settle: 'a mark in a list of questions',
  Outbound_check: 'changes nothing',
  Screening_tryOut: 'changes nothing',
  Softphone_decline: 'the ledger of the call tells it',
  Softphone_hangUp: 'the ledger of the call tells it',
  Softphone_hold: 'the ledger of the call tells it',
  Softphone_transfer: 'the ledger of the call tells it',
  Softphone_takeBack: 'the ledger of the call tells it',
  Softphone_missedSeen: 'a mark on one desk',
  Softphone_token: 'changes nothing',
  Ways_inOtherLanguage: 'changes nothing',
};
