const FIRST_MS = 250;
const LONGEST_MS = 60_000;

/** How long to wait after so many failures: doubling, up to a minute, spread by a fifth so that not all come at once. */
export const backOffMs = (failures: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20)) * (0.8 + Math.random() * 0.4));
