/** ISO 8601, as all times are answered. */
export const instant = (epochMs: number): string => new Date(epochMs).toISOString();

export const instantOrNull = (epochMs: number | null): string | null => (epochMs === null ? null : instant(epochMs));
