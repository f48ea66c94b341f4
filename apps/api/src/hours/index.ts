export { HoursModule } from './hours.module';
export { HoursStore } from './hours.store';
export { openingNow, type StoredHours } from './opening-now';
