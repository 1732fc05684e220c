/** An object from a list of things, each with its key. */
export const byKey = <Thing, Value>(
  things: readonly Thing[],
  entryOf: (thing: Thing) => readonly [string, Value],
): Record<string, Value> => Object.fromEntries(things.map(entryOf));
