import type { Language } from '@voicecore/domain/kernel';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { pageTexts, type TextsOfPage } from './page-texts';
import { redrawn } from './redraw';

type Texts = Record<string, Record<string, unknown>>;

const kept = 'voicecore.language';

/** One chunk a language: a reader loads the words of the one language that is on the screen. */
const chunks: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import('./en'),
  es: () => import('./es'),
};

const ofPages = import.meta.glob<{ default: Record<string, unknown> }>(
  './{en,es}/{failed,knowledge,numbers,password,platform,settings,try,welcome}.json',
);
/** The texts of pages that were opened so far: another language needs them as well. */
const opened = new Set<string>();

/** What the reader chose before, else the first of the browser's languages that we speak, else English. */
export function chosenLanguage(): Language {
  const stored = localStorage.getItem(kept);
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

/** The words of a page, which it must have before it is drawn. */
export async function loadTextsOf(page: TextsOfPage): Promise<void> {
  for (const name of pageTexts[page]) opened.add(name);
  await started;
  await load(i18next.language as Language);
}

let started: Promise<void> | null = null;

/** Loads the words of the reader's language and starts translating. */
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

/** Switches every text at once and remembers the choice in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
