import { Calendar } from '@shopcast/kernel';
import type { SessionDay } from '../domain/session-days.js';
import { MINUTE_MS, minuteOf } from '../domain/session-minutes.js';
import type { SessionFigures } from './session-figures.js';

type Dated = Pick<SessionFigures, 'session' | 'timeZones'>;

/** What a session adds to its account's days. */
export const daysOf = (figures: SessionFigures): SessionDay[] => figures.days(dayOfMinute(figures));

/** The day in which the minute of an instant (epoch ms) begins. */
export function dayOfInstant(figures: Dated): (atMs: number) => string {
  const dayOf = dayOfMinute(figures);
  return (atMs) => dayOf(minuteOf(atMs, figures.session.startedAtMs ?? 0));
}

/** The day in which a minute of a session begins. */
export function dayOfMinute({ session, timeZones }: Dated): (minute: number) => string {
  const calendar = new Calendar(timeZones);
  const known = new Map<number, string>();
  return (minute) => {
    const day = known.get(minute) ?? calendar.dayOf((session.startedAtMs ?? 0) + minute * MINUTE_MS);
    known.set(minute, day);
    return day;
  };
}
