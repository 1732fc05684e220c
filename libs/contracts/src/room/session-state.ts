/** The life of a session, as the room tells it. */
export const sessionStates = ['draft', 'scheduled', 'live', 'paused', 'ended'] as const;
