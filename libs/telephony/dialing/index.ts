export { CarrierDial, type Dialed, type DialUrls } from './carrier-dial';
export { DialPermit, type Granted } from './permit';
