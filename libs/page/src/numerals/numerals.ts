/** Stands for a number that has no value; never 0, never NaN. */
export const noValue = '–';

/** How numbers and moments are written in one language. */
export interface Numerals {
  count(value: number): string;
  percent(ratio: number): string;
  /** A value on an axis: no more digits than it needs. */
  tick(value: number): string;
  /** @param minor in the currency's smallest unit */
  money(minor: number, currency: string): string;
  /** The same without minor units, where there is no room for them. */
  wholeMoney(minor: number, currency: string): string;
  /** @param at ISO 8601 */
  timeOfDay(at: string): string;
  /** @param at ISO 8601 */
  day(at: string): string;
}

export function numeralsFor(locale: string): Numerals {
  const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const ratios = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const ticks = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const times = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hour12: false });

  return {
    count: (value) => counts.format(value),
    percent: (ratio) => `${ratios.format(ratio * 100)} %`,
    tick: (value) => ticks.format(value),
    money: moneyIn(locale),
    wholeMoney: moneyIn(locale, true),
    timeOfDay: (at) => times.format(new Date(at)),
    day: (at) => days.format(new Date(at)),
  };
}

/** How many minor units make one major unit is the currency's own affair: none for the yen, 100 for the yuan. */
function moneyIn(locale: string, isWhole = false): Numerals['money'] {
  const formats = new Map<string, { readonly format: Intl.NumberFormat; readonly digits: number }>();
  const formatOf = (currency: string) => {
    const known = formats.get(currency);
    if (known !== undefined) return known;
    const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
    const digits = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2;
    const shown = isWhole ? 0 : digits;
    const format = new Intl.NumberFormat(locale, {
      ...style,
      minimumFractionDigits: shown,
      maximumFractionDigits: shown,
    });
    const made = { format, digits };
    formats.set(currency, made);
    return made;
  };

  return (minor, currency) => {
    const { format, digits } = formatOf(currency);
    // Japanese writes the sign at full width, which tears a hole into a row of figures.
    return format.format(Math.round(minor) / 10 ** digits).replace('￥', '¥');
  };
}
