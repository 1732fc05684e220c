/** A text in the three languages of the pages and documents. */
export interface Wording {
  readonly en: string;
  readonly ja: string;
  readonly zh: string;
}

export const words = (en: string, ja: string, zh: string): Wording => ({ en, ja, zh });
