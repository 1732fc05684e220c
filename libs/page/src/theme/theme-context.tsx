import {
  createContext,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { remember, remembered } from '../preference/preference.js';
import { themeFor, type Theme } from './theme.js';

interface Look {
  readonly theme: Theme;
  toggle(): void;
}

const LookContext = createContext<Look | null>(null);
const darkness = window.matchMedia('(prefers-color-scheme: dark)');

function watchDarkness(onChange: () => void): () => void {
  darkness.addEventListener('change', onChange);
  return () => darkness.removeEventListener('change', onChange);
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const deviceIsDark = useSyncExternalStore(watchDarkness, () => darkness.matches);
  const [chosen, setChosen] = useState(() => remembered('theme'));
  const theme = themeFor(chosen, deviceIsDark);

  const toggle = useCallback(() => {
    const next = theme === 'dark' ? 'light' : 'dark';
    remember('theme', next);
    setChosen(next);
  }, [theme]);

  // Before painting, so that whatever reads colours from the document finds the right ones.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  const look = useMemo(() => ({ theme, toggle }), [theme, toggle]);
  return <LookContext value={look}>{children}</LookContext>;
}

export function useTheme(): Look {
  const look = use(LookContext);
  if (look === null) throw new Error('useTheme needs a ThemeProvider above it');
  return look;
}
