export type Theme = 'dark' | 'light';

/** The device decides until somebody chooses. */
export function themeFor(chosen: string | null, deviceIsDark: boolean): Theme {
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return deviceIsDark ? 'dark' : 'light';
}
