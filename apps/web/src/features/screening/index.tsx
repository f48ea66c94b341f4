export { ScreeningPage } from './screening-page';
