export { NumberStore } from './number.store';
export { NumbersModule } from './numbers.module';
