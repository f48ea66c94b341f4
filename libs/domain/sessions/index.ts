export { endOfPasswordLink, type PasswordLinkEnd, type PasswordLinkRecord } from './password-link';
export { decideRefresh, graceMs, restMs, type Refresh, type RefreshToken } from './refresh';
