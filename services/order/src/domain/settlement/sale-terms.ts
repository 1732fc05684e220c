/**
 * What holds for a line's money: to whom it is owed, and who keeps which share of it. Agreed when the order is placed,
 * kept with the line, and never shown to buyers.
 */
export interface SaleTerms {
  readonly brandId: string;
  /** The account's share, hundredths of a percent. */
  readonly commissionBasisPoints: number;
  /** The platform's share, hundredths of a percent. */
  readonly platformFeeBasisPoints: number;
}
