export { AgentScreens } from './agent-screens';
export { SoftphoneModule } from './softphone.module';
export { SoftphoneWorkersModule } from './softphone-workers.module';
