export { OutgoingPage } from './outgoing-page';
