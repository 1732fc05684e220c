const HEX = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(?:-(\d{1,4}))?$/;

/** WeChat Pay's numbers are shorter than a UUID with dashes: 32 characters for payments. */
export const tradeNumberOf = (paymentId: string): string => paymentId.replaceAll('-', '');

/** A later round is another refund for WeChat Pay. */
export const refundNumberOf = (refundId: string, round: number): string =>
  round === 0 ? tradeNumberOf(refundId) : `${tradeNumberOf(refundId)}-${round}`;

/** Our id in one of WeChat Pay's numbers; undefined in a number that is not of our making. */
export function idIn(number: string): { readonly id: string; readonly round: number } | undefined {
  const [matched, ...parts] = HEX.exec(number) ?? [];
  if (matched === undefined) return undefined;
  return { id: parts.slice(0, 5).join('-'), round: Number(parts[5] ?? 0) };
}
