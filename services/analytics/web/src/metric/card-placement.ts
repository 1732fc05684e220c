interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const gap = 8;

/** Where a card goes that explains `anchor`: below it where there is room, else above, and never outside the window. */
export function placeCard(anchor: Box, card: Size, room: Size): { left: number; top: number } {
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - card.height;
  const fitsBelow = below + card.height <= room.height - gap;
  const top = fitsBelow || above < gap ? Math.min(below, Math.max(gap, room.height - gap - card.height)) : above;
  const left = Math.min(Math.max(gap, anchor.left), Math.max(gap, room.width - gap - card.width));
  return { left, top };
}
