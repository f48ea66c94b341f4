export { DockProvider, useDock } from './dock';
