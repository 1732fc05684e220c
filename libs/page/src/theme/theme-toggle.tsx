import { useSpeech } from '../language/language-context.js';
import { useTheme } from './theme-context.js';

export function ThemeToggle() {
  const { theme, toggle } = useTheme();
  const { texts } = useSpeech();
  return (
    <button
      type="button"
      className="quiet-button quiet-button--icon"
      aria-label={theme === 'dark' ? texts.lightTheme : texts.darkTheme}
      title={theme === 'dark' ? texts.lightTheme : texts.darkTheme}
      onClick={toggle}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {theme === 'dark' ? (
          <path d="M10 6.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16" />
        ) : (
          <path d="M16.8 12.2A7 7 0 0 1 7.8 3.2a7 7 0 1 0 9 9Z" />
        )}
      </svg>
    </button>
  );
}
