/** `mute`: may not write. `ban`: may not be in the room at all. */
export const restrictionKinds = ['mute', 'ban'] as const;
export type RestrictionKind = (typeof restrictionKinds)[number];
