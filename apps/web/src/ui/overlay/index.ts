export { Overlay } from './overlay';
