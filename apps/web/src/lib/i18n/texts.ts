import type { Language } from '@voicecore/domain/kernel';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { pageTexts, type TextsOfPage } from './page-texts';
import { redrawn } from './redraw';

type Texts = Record<string, Record<string, unknown>>;

const storageKey = 'voicecore.language';

/** One chunk per language: only the texts of the current language are loaded. */
const chunks: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import('./en'),
  es: () => import('./es'),
};

const ofPages = import.meta.glob<{ default: Record<string, unknown> }>(
  './{en,es}/{contacts,departments,failed,hours,knowledge,numbers,outgoing,password,platform,screening,settings,staff,try,welcome}.json',
);
/** The pages opened so far: after a change of language their texts are loaded as well. */
const opened = new Set<string>();

/** The language chosen earlier, else the first supported language of the browser, else English. */
export function chosenLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'en' || stored === 'es') return stored;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'es');
  return spoken === 'es' ? 'es' : 'en';
}

async function load(language: Language): Promise<void> {
  await Promise.all([loadCommon(language), ...[...opened].map((name) => loadOne(language, name))]);
}

async function loadCommon(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'frame')) return;
  const { texts } = await chunks[language]();
  for (const [namespace, words] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, words);
}

async function loadOne(language: Language, namespace: string): Promise<void> {
  if (i18next.hasResourceBundle(language, namespace)) return;
  const file = await ofPages[`./${language}/${namespace}.json`]?.();
  if (file) i18next.addResourceBundle(language, namespace, file.default);
}

/** Loads a page's texts, before the page is rendered. */
export async function loadTextsOf(page: TextsOfPage): Promise<void> {
  for (const name of pageTexts[page]) opened.add(name);
  await started;
  await load(i18next.language as Language);
}

let started: Promise<void> | null = null;

/** Loads the texts of the user's language and starts i18next. */
export function startTexts(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  const language = chosenLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    ns: ['frame'],
    defaultNS: 'frame',
    saveMissing: true,
    missingKeyHandler: (languages, namespace, key) => {
      console.error(`missing text: ${languages.join()} ${namespace}:${key}`);
    },
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18n: `languageChanged ${redrawn}` },
  });
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Switches the language of every text and stores the choice in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
