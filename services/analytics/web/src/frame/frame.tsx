import type { ReactNode } from 'react';
import type { Connection } from '../live/live-view.js';
import { ConnectionNote } from '../connection/connection-note.js';
import { useLanguage } from '../language/language-context.js';
import { LanguageSwitch } from '../language/language-switch.js';
import { Link } from '../route/link.js';
import { ThemeToggle } from '../theme/theme-toggle.js';
import './frame.css';
import { Logo } from './logo.js';
import { SignOutButton } from './sign-out-button.js';

interface FrameProps {
  readonly connection: Connection;
  readonly back?: boolean;
  readonly children: ReactNode;
}

/** What is around every page: where one is, whether the numbers are fresh, language, theme and the way out. */
export function Frame({ connection, back = false, children }: FrameProps) {
  const { messages } = useLanguage();
  const isStale = connection.state === 'reconnecting';
  return (
    <div className="frame" data-stale={isStale || undefined}>
      <a className="skip-link" href="#numbers">
        {messages.page.skipToNumbers}
      </a>
      <header className="frame__bar">
        <Logo />
        {back && (
          <Link to={{ page: 'overview' }} className="frame__back">
            {messages.page.overview}
          </Link>
        )}
        <ConnectionNote connection={connection} />
        <div className="frame__controls">
          <LanguageSwitch />
          <ThemeToggle />
          <SignOutButton />
        </div>
      </header>
      {children}
    </div>
  );
}
