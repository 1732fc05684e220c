/** From this day on (YYYY-MM-DD) days are those of this time zone (IANA). */
export interface ZonePeriod {
  readonly fromDay: string;
  readonly timeZone: string;
}

const DAY_MS = 86_400_000;
/** No zone is further from UTC. */
const FURTHEST_MS = 15 * 3_600_000;
const UTC = 'UTC';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date (YYYY-MM-DD) at an instant in a time zone. */
export function dayIn(timeZone: string, atMs: number): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(atMs);
}

/** The date so many days later. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * Somebody's days, while the time zone changes now and then. Every instant is in exactly one day: a day begins at the
 * first instant of its date in the zone that holds for it, and ends where the next one begins. So the last day of a zone
 * is cut short or goes on until the next zone comes to its date, and no earlier day is touched. Where the next zone is a
 * whole day ahead, a day may be empty.
 */
export class Calendar {
  private readonly starts = new Map<string, number>();

  /** @param periods by their days; before the first of them, days are those of UTC */
  constructor(private readonly periods: readonly ZonePeriod[]) {}

  zoneOf(day: string): string {
    return this.periods.findLast(({ fromDay }) => fromDay <= day)?.timeZone ?? UTC;
  }

  /** Epoch ms of the first instant of a day. */
  startOf(day: string): number {
    let start = this.starts.get(day);
    if (start === undefined) {
      // Zones are less than two days apart: only the day before can begin later.
      start = Math.max(this.firstOf(day), this.firstOf(dayAfter(day, -1)));
      this.starts.set(day, start);
    }
    return start;
  }

  /** The day (YYYY-MM-DD) in which an instant lies. */
  dayOf(atMs: number): string {
    let day = dayAfter(dayIn(UTC, atMs), 2);
    while (this.startOf(day) > atMs) day = dayAfter(day, -1);
    return day;
  }

  private firstOf(day: string): number {
    const timeZone = this.zoneOf(day);
    const inUtc = Date.parse(day);
    let [before, at] = [inUtc - FURTHEST_MS, inUtc + FURTHEST_MS];
    // Where clocks jump over midnight, it is the first instant after the jump.
    while (at - before > 1) {
      const middle = Math.floor((before + at) / 2);
      if (dayIn(timeZone, middle) < day) before = middle;
      else at = middle;
    }
    return at;
  }
}
