export { NumbersPage } from './numbers-page';
