/** A viewer token travels in the fragment, which browsers never send to a server. */
export const tokenInAddress = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('token')?.trim() || null;
