export { WelcomePage } from './welcome-page';
