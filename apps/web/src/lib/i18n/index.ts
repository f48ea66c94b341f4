export { setLanguage, startTexts } from './texts';
