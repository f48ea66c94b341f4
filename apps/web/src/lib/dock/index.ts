export { DockProvider, useDock, type DeskSign } from './dock';
