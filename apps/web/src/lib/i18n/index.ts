export { chosenLanguage, setLanguage, startTexts } from './texts';
