export { HoursModule } from './hours.module';
export { HoursStore } from './hours.store';
export { inKnownZone, openingNow } from './opening-now';
