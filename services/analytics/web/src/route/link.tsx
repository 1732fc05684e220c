import type { MouseEvent, ReactNode } from 'react';
import { addressOf, type Route } from './route.js';
import { goTo } from './use-route.js';

interface LinkProps {
  readonly to: Exclude<Route, { page: 'nowhere' }>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A real link, so that it opens in a new tab like any other; only the plain click stays on this page. */
export function Link({ to, className, children }: LinkProps) {
  const address = addressOf(to);
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(address);
  };
  return (
    <a href={address} className={className} onClick={follow}>
      {children}
    </a>
  );
}
