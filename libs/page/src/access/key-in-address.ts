/** What an address carries, and how it reads once the key is taken out of it. */
export interface KeyInAddress {
  readonly key: string | null;
  readonly hash: string;
}

/** The key travels in the fragment, which browsers never send to a server. */
export function keyInAddress(hash: string): KeyInAddress {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const key = parameters.get('key')?.trim();
  if (key === undefined) return { key: null, hash };

  parameters.delete('key');
  const rest = parameters.toString();
  return { key: key === '' ? null : key, hash: rest === '' ? '' : `#${rest}` };
}
