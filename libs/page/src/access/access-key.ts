import { keyInAddress } from './key-in-address.js';

const stored = 'shopcast.key';
let inMemory: string | null = null;

/** The key lives as long as the tab: in its session storage, or only in memory where storage is forbidden. */
export function accessKey(): string | null {
  try {
    return window.sessionStorage.getItem(stored) ?? inMemory;
  } catch {
    return inMemory;
  }
}

export function keepAccessKey(key: string): void {
  inMemory = key;
  try {
    window.sessionStorage.setItem(stored, key);
  } catch {
    return;
  }
}

export function forgetAccessKey(): void {
  inMemory = null;
  try {
    window.sessionStorage.removeItem(stored);
  } catch {
    return;
  }
}

/** Moves the key out of sight before anything is drawn: out of the address bar, history and screenshots. */
export function takeKeyFromAddress(): void {
  const { key, hash } = keyInAddress(window.location.hash);
  if (hash === window.location.hash) return;
  if (key !== null) keepAccessKey(key);
  window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}${hash}`);
}
