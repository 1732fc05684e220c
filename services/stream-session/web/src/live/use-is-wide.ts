import { useSyncExternalStore } from 'react';

/** Room for the shop and the comments beside the stage; the same width stands in live-page.css. */
const wide = window.matchMedia('(width >= 900px)');

function subscribe(onChange: () => void): () => void {
  wide.addEventListener('change', onChange);
  return () => wide.removeEventListener('change', onChange);
}

export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
