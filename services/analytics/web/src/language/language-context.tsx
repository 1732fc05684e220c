import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { numeralsFor, type Numerals } from '../numerals/numerals.js';
import { remember, remembered } from '../preference/preference.js';
import { en } from './en.js';
import { ja } from './ja.js';
import { languageFor, locales, type Language } from './language.js';
import type { Messages } from './messages.js';
import { zh } from './zh.js';

const catalogues: Record<Language, Messages> = { en, ja, zh };

interface Speech {
  readonly language: Language;
  readonly messages: Messages;
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
    () => ({ language, messages: catalogues[language], numerals: numeralsFor(locales[language]), choose }),
    [language, choose],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useLanguage(): Speech {
  const speech = use(SpeechContext);
  if (speech === null) throw new Error('useLanguage needs a LanguageProvider above it');
  return speech;
}
