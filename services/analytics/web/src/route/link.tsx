import { PathLink } from '@shopcast/page';
import type { ReactNode } from 'react';
import { addressOf, type Route } from './route.js';

interface LinkProps {
  readonly to: Exclude<Route, { page: 'nowhere' }>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link within the dashboard. */
export function Link({ to, className, children }: LinkProps) {
  return (
    <PathLink address={addressOf(to)} className={className}>
      {children}
    </PathLink>
  );
}
