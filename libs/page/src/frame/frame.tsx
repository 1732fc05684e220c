import type { ReactNode } from 'react';
import { LanguageSwitch } from '../language/language-switch.js';
import { ThemeToggle } from '../theme/theme-toggle.js';
import './frame.css';
import { Logo } from './logo.js';

interface FrameProps {
  /** Text of the link that leads past the bar to what has the id `content`. */
  readonly skip: string;
  /** Where one is, and whether what is shown is fresh. */
  readonly bar?: ReactNode;
  readonly controls?: ReactNode;
  readonly isStale?: boolean;
  readonly children: ReactNode;
}

/** What is around a page that is worked with: where one is, language, theme and the way out. */
export function Frame({ skip, bar, controls, isStale = false, children }: FrameProps) {
  return (
    <div className="frame" data-stale={isStale || undefined}>
      <a className="skip-link" href="#content">
        {skip}
      </a>
      <header className="frame__bar">
        <Logo />
        {bar}
        <div className="frame__controls">
          <LanguageSwitch />
          <ThemeToggle />
          {controls}
        </div>
      </header>
      {children}
    </div>
  );
}
