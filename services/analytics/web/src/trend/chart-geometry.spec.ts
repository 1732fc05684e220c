import { chartGeometry, slotAt } from './chart-geometry.js';

const geometry = chartGeometry(1000, 500, 16, 2);

describe('the geometry of the trend', () => {
  it('keeps labels, both panels and the axis inside the box, one below the other', () => {
    expect(geometry.cvrTop).toBeGreaterThanOrEqual(geometry.flagsHeight);
    expect(geometry.countsTop).toBeGreaterThan(geometry.cvrTop + geometry.cvrHeight);
    expect(geometry.countsTop + geometry.countsHeight).toBeLessThan(500);
    expect(geometry.left + geometry.plotWidth).toBeLessThanOrEqual(1000);
  });

  it('finds the minute under the pointer', () => {
    const at = (share: number) => slotAt(geometry.left + geometry.plotWidth * share, geometry, 120);

    expect([at(-0.01), at(0), at(0.5), at(0.999), at(1)]).toEqual([null, 0, 60, 119, null]);
  });

  it('stays usable in a box without any height', () => {
    expect(chartGeometry(0, 0, 16, 3)).toMatchObject({ plotWidth: 1, cvrHeight: 0, countsHeight: 0 });
  });
});
