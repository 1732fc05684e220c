import { useSyncExternalStore } from 'react';

const moved = 'shopcast:moved';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  window.addEventListener(moved, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(moved, onChange);
  };
}

/** The path of the address, as it changes. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => window.location.pathname);

/** Goes to another address of this page without loading it again. */
export function goTo(address: string): void {
  window.history.pushState(null, '', address);
  window.dispatchEvent(new Event(moved));
  window.scrollTo(0, 0);
}
