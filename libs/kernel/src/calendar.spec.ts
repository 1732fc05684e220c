import { Calendar, dayAfter, dayIn } from './calendar.js';

const at = (text: string): number => Date.parse(text);

describe('a calendar', () => {
  it('has the days of UTC until a zone is known', () => {
    const calendar = new Calendar([]);
    expect(calendar.dayOf(at('2026-11-23T23:59:59.999Z'))).toBe('2026-11-23');
    expect(calendar.dayOf(at('2026-11-24T00:00:00Z'))).toBe('2026-11-24');
  });

  it('has the days of its zone, also when they are shorter or longer', () => {
    const tokyo = new Calendar([{ fromDay: '2026-01-01', timeZone: 'Asia/Tokyo' }]);
    expect(tokyo.startOf('2026-11-24')).toBe(at('2026-11-23T15:00:00Z'));
    const paris = new Calendar([{ fromDay: '2026-01-01', timeZone: 'Europe/Paris' }]);
    expect(paris.startOf('2026-03-30') - paris.startOf('2026-03-29')).toBe(23 * 3_600_000);
    // Clocks in Santiago go from 24:00 to 01:00: the day has no midnight.
    const santiago = new Calendar([{ fromDay: '2026-01-01', timeZone: 'America/Santiago' }]);
    expect(santiago.startOf('2026-09-06')).toBe(at('2026-09-06T04:00:00Z'));
  });

  it('changes its zone between two days, and no earlier day', () => {
    const moved = new Calendar([
      { fromDay: '2026-01-01', timeZone: 'Asia/Tokyo' },
      { fromDay: '2026-06-02', timeZone: 'America/Los_Angeles' },
    ]);
    expect(moved.startOf('2026-06-01')).toBe(at('2026-05-31T15:00:00Z'));
    // The last day in Tokyo goes on until it is 2 June in Los Angeles.
    expect(moved.startOf('2026-06-02')).toBe(at('2026-06-02T07:00:00Z'));
    expect(moved.dayOf(at('2026-06-02T06:59:59Z'))).toBe('2026-06-01');
  });

  it('puts every instant into exactly one day, whichever zones follow each other', () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'UTC', 'America/New_York'];
    for (const from of zones) {
      for (const to of zones) {
        const calendar = new Calendar([
          { fromDay: '2026-03-01', timeZone: from },
          { fromDay: '2026-03-08', timeZone: to },
        ]);
        for (let day = '2026-03-05'; day < '2026-03-11'; day = dayAfter(day)) {
          const [start, end] = [calendar.startOf(day), calendar.startOf(dayAfter(day))];
          expect(end).toBeGreaterThanOrEqual(start);
          if (end > start) expect([calendar.dayOf(start), calendar.dayOf(end - 1)]).toEqual([day, day]);
        }
      }
    }
  });

  it('tells the date in a zone', () => {
    expect(dayIn('Asia/Shanghai', at('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });
});
