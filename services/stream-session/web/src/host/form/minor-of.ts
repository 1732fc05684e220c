const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * An amount as somebody typed it, in the currency's smallest unit.
 * @returns null for what is no positive amount of this currency
 */
export function minorOf(typed: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '');
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d*))?$/.exec(plain) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return minor > 0 ? minor : null;
}

/** The same amount as it is typed. */
export const typedOf = (minor: number, currency: string): string => {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
};
