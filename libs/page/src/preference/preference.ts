/** A choice kept on this device. A browser that forbids storage forgets it with the page, and nothing else breaks. */
export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(`shopcast.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(`shopcast.${name}`, value);
  } catch {
    return;
  }
}
