import type { LiveSession, SessionMark } from './live-session.js';

/** A while in which the host explained a product: it was pinned. Epoch ms, session time; `toMs` is not in it. */
export interface ExplainingWindow {
  readonly listingId: string;
  readonly fromMs: number;
  /** null: it still is. */
  readonly toMs: number | null;
}

/** One product is explained at a time: pinning another one ends it, and so does the end of the session. */
export function explainingWindows(
  marks: readonly SessionMark[],
  { endedAtMs }: Pick<LiveSession, 'endedAtMs'>,
): ExplainingWindow[] {
  const windows: ExplainingWindow[] = [];
  let open: ExplainingWindow | undefined;
  for (const { kind, listingId, atMs } of marks) {
    const isSame = listingId === open?.listingId;
    const isPin = kind === 'pinned' && !isSame;
    if (open && (isPin || (kind === 'unpinned' && isSame))) {
      windows.push({ ...open, toMs: atMs });
      open = undefined;
    }
    if (isPin && listingId !== null) open = { listingId, fromMs: atMs, toMs: null };
  }
  return [...windows, ...(open ? [open] : [])]
    .map((window) => ({ ...window, toMs: earlier(window.toMs, endedAtMs) }))
    .filter(({ fromMs, toMs }) => toMs === null || toMs > fromMs);
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
