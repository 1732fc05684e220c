import { placeFlags, textRem, type MarkFlag } from './mark-lanes.js';

const room = { lanes: 2, width: 1000, rem: 16 };
const pinnedAt = (x: number, text = 'Linen summer dress'): MarkFlag => ({ kind: 'pinned', x, text });

describe('the labels of marks', () => {
  it('share the first lane when they are far apart', () => {
    expect(placeFlags([pinnedAt(0), pinnedAt(400)], room).map(({ lane, form }) => [lane, form])).toEqual([
      [0, 'label'],
      [0, 'label'],
    ]);
  });

  it('move to another lane when they would touch', () => {
    expect(placeFlags([pinnedAt(0), pinnedAt(100)], room).map(({ lane }) => lane)).toEqual([0, 1]);
  });

  it('shrink to an icon, then to a line, when the room is used up', () => {
    const crowd = [0, 40, 80, 84].map((x) => pinnedAt(x));

    expect(placeFlags(crowd, { ...room, lanes: 1 }).map(({ form }) => form)).toEqual(['label', 'line', 'line', 'line']);
    expect(placeFlags(crowd, room).map(({ form }) => form)).toEqual(['label', 'label', 'line', 'line']);
    expect(
      placeFlags([pinnedAt(0), pinnedAt(200), pinnedAt(170)], { ...room, lanes: 1 }).map(({ form }) => form),
    ).toEqual(['label', 'label', 'line']);
  });

  it('give the room to the end of the session before the pin beside it', () => {
    const [pin, end] = placeFlags([pinnedAt(500), { kind: 'ended', x: 505, text: 'Ended' }], { ...room, lanes: 1 });

    expect([pin?.form, end?.form]).toEqual(['line', 'label']);
  });

  it('open to the left at the right edge', () => {
    expect(placeFlags([pinnedAt(990)], room)[0]).toMatchObject({ side: 'left', form: 'label' });
  });

  it('never leave the chart, not even on a phone', () => {
    expect(placeFlags([pinnedAt(60)], { ...room, width: 120 })[0]).toMatchObject({ form: 'icon', side: 'right' });
  });

  it('count a Chinese character as wide as it is', () => {
    expect(textRem('夏日连衣裙')).toBeGreaterThan(textRem('dress'));
  });
});
