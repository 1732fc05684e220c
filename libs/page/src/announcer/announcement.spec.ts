import { nextAnnouncement } from './announcement.js';

const told = { text: 'CVR 18.30 %', atMs: 1_000 };

describe('announcements to a screen reader', () => {
  it('begin with the first numbers', () => {
    expect(nextAnnouncement(null, 'CVR 18.30 %', 5)).toEqual({ text: 'CVR 18.30 %', atMs: 5 });
  });

  it('come at most every ten seconds', () => {
    expect(nextAnnouncement(told, 'CVR 18.31 %', 10_999)).toBe(told);
    expect(nextAnnouncement(told, 'CVR 18.31 %', 11_000)).toEqual({ text: 'CVR 18.31 %', atMs: 11_000 });
  });

  it('do not repeat what was said, and say nothing when there is nothing to say', () => {
    expect(nextAnnouncement(told, told.text, 99_000)).toBe(told);
    expect(nextAnnouncement(told, '', 99_000)).toBe(told);
  });
});
