export { VoiceModule } from './voice.module';
