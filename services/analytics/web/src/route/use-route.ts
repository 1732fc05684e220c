import { useSyncExternalStore } from 'react';
import { routeOf, type Route } from './route.js';

const moved = 'shopcast:moved';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  window.addEventListener(moved, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(moved, onChange);
  };
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => window.location.pathname));
}

/** Goes to another address of the dashboard without loading the page again. */
export function goTo(address: string): void {
  window.history.pushState(null, '', address);
  window.dispatchEvent(new Event(moved));
  window.scrollTo(0, 0);
}
