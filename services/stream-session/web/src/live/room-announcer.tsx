import { Announcer } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import { itemOf, type Visit } from './use-visit.js';

/** Says what is explained now, or what was said last, to who does not see it. */
export function RoomAnnouncer({ visit }: { readonly visit: Visit }) {
  const { shelf } = useLiveTexts();
  const { comments, pinnedId } = visit.view;
  const pinned = itemOf(visit, pinnedId);
  return (
    <Announcer text={pinned === undefined ? (comments.at(-1)?.text ?? '') : `${shelf.explained}: ${pinned.title}`} />
  );
}
