export { VoiceModule } from './voice.module';
export { warmUp } from './warm-up';
