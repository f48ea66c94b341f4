export { LiveModule } from './live.module';
export { useLiveLine } from './use-live-line';
