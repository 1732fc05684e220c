/** Where things are in the chart, in CSS pixels. Two panels share one time axis: the ratio above, the counts below. */
export interface ChartGeometry {
  readonly left: number;
  readonly plotWidth: number;
  readonly flagsHeight: number;
  readonly cvrTop: number;
  readonly cvrHeight: number;
  readonly countsTop: number;
  readonly countsHeight: number;
  readonly rem: number;
}

/** The geometry for a box of this size with `lanes` rows of mark labels above the panels. */
export function chartGeometry(width: number, height: number, rem: number, lanes: number): ChartGeometry {
  const left = 4.25 * rem;
  const flagsHeight = lanes * laneHeightRem * rem + 0.5 * rem;
  const gap = 1.75 * rem;
  const axis = 2 * rem;
  const panels = Math.max(0, height - flagsHeight - gap - axis);
  const cvrHeight = panels * 0.44;
  return {
    left,
    plotWidth: Math.max(1, width - left - 0.75 * rem),
    flagsHeight,
    cvrTop: flagsHeight,
    cvrHeight,
    countsTop: flagsHeight + cvrHeight + gap,
    countsHeight: panels - cvrHeight,
    rem,
  };
}

export const laneHeightRem = 1.9;

/** The slot of the time axis under a horizontal position, or null beside the plot. */
export function slotAt(x: number, geometry: ChartGeometry, slots: number): number | null {
  const share = (x - geometry.left) / geometry.plotWidth;
  if (share < 0 || share >= 1) return null;
  return Math.floor(share * slots);
}
