const narrow = new Set(['.', ',', ':', ' ', '\u00a0', '’']);

/** The width of a written number in figures: points and separators are narrow, and the unit is set smaller. */
export function figureWidth(text: string): number {
  const [, figures = text, unit] = /^(.*?)( %)?$/.exec(text) ?? [];
  const width = [...figures].reduce((sum, character) => sum + (narrow.has(character) ? 0.45 : 1), 0);
  return Math.round((width + (unit === undefined ? 0 : 1.3)) * 100) / 100;
}
