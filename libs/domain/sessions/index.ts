export { decideRefresh, graceMs, restMs, type Refresh, type RefreshToken } from './refresh';
