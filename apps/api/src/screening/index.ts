export { InstallationRules } from './installation-rules';
export { ScreeningModule } from './screening.module';
export { keepVerdict, neighborsHash, ScreeningStore, type ScreenedCaller } from './screening.store';
