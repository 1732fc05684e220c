import { placeCard } from './card-placement.js';

const card = { width: 300, height: 200 };
const room = { width: 1000, height: 800 };
const anchor = (left: number, top: number) => ({ left, top, width: 100, height: 50 });

describe('the place of an explanation', () => {
  it('is below its number', () => {
    expect(placeCard(anchor(100, 100), card, room)).toEqual({ left: 100, top: 158 });
  });

  it('is above it at the foot of the window', () => {
    expect(placeCard(anchor(100, 700), card, room)).toEqual({ left: 100, top: 492 });
  });

  it('never leaves the window', () => {
    expect(placeCard(anchor(950, 100), card, room).left).toBe(692);
    expect(placeCard(anchor(-20, 100), card, room).left).toBe(8);
    expect(placeCard(anchor(0, 60), card, { width: 250, height: 260 })).toEqual({ left: 8, top: 52 });
  });
});
