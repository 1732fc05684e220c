/** An amount in minor units as people read it, with the currency's code and as many decimals as it has. */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(minor / 10 ** decimals).replace('\u00a0', ' ');
}
