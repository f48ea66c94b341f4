export { FinderModule } from './finder.module';
