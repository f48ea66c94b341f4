export { AgentScreens } from './agent-screens';
export { SoftphoneModule } from './softphone.module';
