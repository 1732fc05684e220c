import type { MouseEvent, ReactNode } from 'react';
import { goTo } from './use-path.js';

interface PathLinkProps {
  /** An address that this page draws itself. */
  readonly address: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A real link, so that it opens in a new tab like any other; only the plain click stays on this page. */
export function PathLink({ address, className, children }: PathLinkProps) {
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
