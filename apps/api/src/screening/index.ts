export { ScreeningModule } from './screening.module';
export { ScreeningStore } from './screening.store';
