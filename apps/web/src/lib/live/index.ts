export { useLive, useLink } from './live';
