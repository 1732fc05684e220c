import type { FrameOf } from '@shopcast/contracts/room';

type Source = NonNullable<FrameOf<'enter'>['source']>;

const channels: readonly Source['channel'][] = ['followers', 'article', 'push', 'share', 'external'];
const MAX_DETAIL = 100;

/** Where this viewer says to come from: `?from=article&detail=spring`. A link that says nothing counts as external. */
export function sourceOf(search: string): Source {
  const parameters = new URLSearchParams(search);
  const channel = channels.find((one) => one === parameters.get('from')) ?? 'external';
  // The room refuses control characters, and nobody should be kept out by a broken link.
  const detail = (parameters.get('detail') ?? '').replace(/[\u0000-\u001f\u007f-\u009f]/g, '').slice(0, MAX_DETAIL);
  return detail === '' ? { channel } : { channel, detail };
}
