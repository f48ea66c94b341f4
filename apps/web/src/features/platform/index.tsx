export { PlatformPage } from './platform-page';
