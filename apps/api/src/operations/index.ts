export { FirstStart } from './first-start';
export { OperationsModule } from './operations.module';
