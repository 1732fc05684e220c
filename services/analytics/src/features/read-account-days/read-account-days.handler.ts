import { Injectable } from '@nestjs/common';
import type { Principal } from '@shopcast/access';
import type { MetricValue } from '@shopcast/contracts';
import { type Calendar, dayAfter } from '@shopcast/kernel';
import { AnalyticsConfig } from '../../analytics.config.js';
import { DayBook, dayMeasures, type DayOf } from '../../domain/account-days.js';
import { dayMetrics, productMetrics } from '../../domain/metric-definitions.js';
import { AccountNotFound, DaysOutOfRange } from '../../domain/session.errors.js';
import { FoldProgress } from '../../figures/fold-progress.js';
import { MovingDays } from '../../figures/moving-days.js';
import { DayRepository, type DaysWanted } from '../../persistence/day.repository.js';

/** Two years, and a day to compare with. */
const MOST_DAYS = 732;
const DAYS_SHOWN = 30;

/** One day of an account or brand, in one currency. */
export interface DayFigures extends DayOf {
  /** Epoch ms; `toMs` is not in it. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: string;
  /** Nothing will change it but facts that come very late. */
  readonly final: boolean;
  readonly measures: Readonly<Record<string, MetricValue>>;
}

export interface AccountDays extends DaysWanted {
  /** Wall time (epoch ms) up to which the numbers are complete; null: not known yet. */
  readonly watermarkMs: number | null;
  readonly days: readonly DayFigures[];
}

/** Which days are asked for; those that are left away are the last thirty. */
export type DaysAsked = Pick<DaysWanted, 'accountId' | 'of'> & Partial<Pick<DaysWanted, 'from' | 'to'>>;

@Injectable()
export class ReadAccountDaysHandler {
  constructor(
    private readonly kept: DayRepository,
    private readonly moving: MovingDays,
    private readonly progress: FoldProgress,
    private readonly config: AnalyticsConfig,
  ) {}

  /** @throws AccountNotFound when it is not the caller's; DaysOutOfRange */
  async handle(caller: Principal, asked: DaysAsked): Promise<AccountDays> {
    const { accountId } = asked;
    if (caller.kind !== 'operator' && caller.accountId !== accountId) throw new AccountNotFound(accountId);
    const wanted = spanOf(asked, (await this.kept.calendarOf(accountId)).dayOf(Date.now()));
    // How far the numbers are complete first: what is read then holds at least that much.
    const watermarkMs = await this.progress.watermarkMs();
    const { calendar, days, moving } = await this.kept.kept(wanted);
    const book = new DayBook();
    for (const { parts, ...day } of days) book.add(day, parts);
    const liveFromMs = await this.moving.addTo(book, moving, wanted);
    const settledMs = (watermarkMs ?? 0) - this.config.ANALYTICS_SETTLED_MS;
    const isFinal = (toMs: number): boolean => toMs <= Math.min(liveFromMs, settledMs);
    return { ...wanted, watermarkMs, days: figuresOf(book, { calendar, of: wanted.of, isFinal }) };
  }
}

function spanOf({ accountId, of, from, to }: DaysAsked, today: string): DaysWanted {
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? dayAfter(last, 1 - DAYS_SHOWN);
  if (first > last || dayAfter(first, MOST_DAYS) <= last) throw new DaysOutOfRange(MOST_DAYS);
  return { accountId, of, from: first, to: last };
}

interface Frame extends Pick<DaysWanted, 'of'> {
  readonly calendar: Calendar;
  isFinal(toMs: number): boolean;
}

function figuresOf(book: DayBook, { calendar, of, isFinal }: Frame): DayFigures[] {
  const metrics = of === 'brands' ? productMetrics : dayMetrics;
  return book.summed.map(({ parts, ...dated }) => {
    const [fromMs, toMs] = [calendar.startOf(dated.day), calendar.startOf(dayAfter(dated.day))];
    const final = isFinal(toMs);
    const timeZone = calendar.zoneOf(dated.day);
    return { ...dated, fromMs, toMs, timeZone, final, measures: dayMeasures(metrics, parts, final) };
  });
}
