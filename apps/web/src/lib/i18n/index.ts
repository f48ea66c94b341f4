export type { TextsOfPage } from './page-texts';
export { loadTextsOf, setLanguage, startTexts } from './texts';
