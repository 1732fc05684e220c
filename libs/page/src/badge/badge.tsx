import type { ReactNode } from 'react';
import './badge.css';

interface BadgeProps {
  /** `live` and `paused` are drawn so that they are seen from afar. */
  readonly state?: string;
  readonly isRehearsal?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short word about what it stands beside. */
export function Badge({ state, isRehearsal = false, title, children }: BadgeProps) {
  return (
    <span className="badge" title={title} data-session-state={state} data-rehearsal={isRehearsal || undefined}>
      {children}
    </span>
  );
}
