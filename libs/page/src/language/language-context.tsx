import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { numeralsFor, type Numerals } from '../numerals/numerals.js';
import { remember, remembered } from '../preference/preference.js';
import { languageFor, locales, type Language } from './language.js';
import { pageTexts, type PageTexts } from './page-texts.js';

/** The language of the page, and what goes with it on every page. A page adds the texts that are its own. */
export interface Speech {
  readonly language: Language;
  readonly texts: PageTexts;
  readonly numerals: Numerals;
  choose(language: Language): void;
}

const SpeechContext = createContext<Speech | null>(null);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(() => languageFor(remembered('language'), navigator.languages));
  const choose = useCallback((chosen: Language) => {
    remember('language', chosen);
    setLanguage(chosen);
  }, []);

  useEffect(() => {
    document.documentElement.lang = locales[language];
  }, [language]);

  const speech = useMemo(
    () => ({ language, texts: pageTexts[language], numerals: numeralsFor(locales[language]), choose }),
    [language, choose],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** @throws without a LanguageProvider above it */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (speech === null) throw new Error('useSpeech needs a LanguageProvider above it');
  return speech;
}
