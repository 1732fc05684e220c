import type { MarkKind } from '../measurement/measurement.js';

const paths: Record<MarkKind, string> = {
  started: 'M5 3.5v9l7.5-4.5Z',
  resumed: 'M5 3.5v9l7.5-4.5Z',
  paused: 'M5.5 3.5v9M10.5 3.5v9',
  ended: 'M4.5 4.5h7v7h-7Z',
  pinned: 'M8 14v-4M4.5 10h7M6 2.5h4l-.5 4 2 3.5h-7l2-3.5Z',
  unpinned: 'M8 14v-4M4.5 10h7M6 2.5h4l-.5 4 2 3.5h-7l2-3.5ZM3 3l10 10',
  coupon: 'M2.5 4.5h11v2.2a1.3 1.3 0 0 0 0 2.6v2.2h-11V9.3a1.3 1.3 0 0 0 0-2.6ZM9.5 6v4',
  price: 'M8.5 2.5h5v5l-6 6-5-5ZM11 5h.01',
};

export function MarkIcon({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg className="mark-icon" data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[kind]} />
    </svg>
  );
}
