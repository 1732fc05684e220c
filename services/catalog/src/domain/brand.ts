/** Whose products an account sells. */
export interface Brand {
  readonly brandId: string;
  readonly accountId: string;
  readonly name: string;
}
