/** The colours and the type of the chart, taken from the same tokens as the rest of the page. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly cvr: string;
  readonly viewers: string;
  readonly visitors: string;
  readonly orders: string;
  readonly fontFamily: string;
}

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    muted: token('--muted'),
    line: token('--line'),
    cvr: token('--cvr'),
    viewers: token('--viewers'),
    visitors: token('--visitors'),
    orders: token('--orders'),
    fontFamily: style.fontFamily,
  };
}
