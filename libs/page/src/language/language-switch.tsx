import { useSpeech } from './language-context.js';
import { languages, locales, type Language } from './language.js';

/** Every language under its own name, so that whoever needs it can find it. */
const ownNames: Record<Language, string> = { en: 'English', ja: '日本語', zh: '中文' };

export function LanguageSwitch() {
  const { language, texts, choose } = useSpeech();
  return (
    <div className="segments" role="group" aria-label={texts.language}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={locales[one]}
          className="segment"
          aria-pressed={one === language}
          onClick={() => choose(one)}
        >
          {ownNames[one]}
        </button>
      ))}
    </div>
  );
}
