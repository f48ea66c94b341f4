export { OutboundGate, type Started, type WantedCall, type WantedDial } from './outbound-gate';
export { OutboundModule } from './outbound.module';
export { OutboundProgress } from './outbound-progress';
export { OutboundWorkersModule } from './outbound-workers.module';
