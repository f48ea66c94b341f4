export type { TextsOfPage } from './page-texts';
export { loadTextsOf, redraw, setLanguage, startTexts } from './texts';
