export { HoursModule } from './hours.module';
export { HoursStore } from './hours.store';
