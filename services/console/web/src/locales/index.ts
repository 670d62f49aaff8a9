import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { inWords } from '../parts/written.js';
import type { Texts } from './en.js';

/** Nobody loads a language that is not spoken. */
const textsOf = {
  en: async (): Promise<Texts> => (await import('./en.js')).en,
  de: async (): Promise<Texts> => (await import('./de.js')).de,
};

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const languageKey = 'dunlin.language';

function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text);
}

function preferred(): Language {
  const kept = localStorage.getItem(languageKey);
  if (isLanguage(kept)) return kept;
  const [spoken = ''] = navigator.language.split('-');
  return isLanguage(spoken) ? spoken : 'en';
}

export async function startTexts(): Promise<void> {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation: await textsOf[language]() } },
    lng: language,
    // Each language has every text.
    fallbackLng: false,
    // But for a code that a newer service sends.
    parseMissingKeyHandler: (key) => inWords(key.split('.').at(-1)!),
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(languageKey, language);
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await textsOf[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
