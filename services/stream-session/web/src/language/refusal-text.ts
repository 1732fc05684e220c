/** What a refusal means for whoever reads it, by its stable name; `other` for those that nobody should meet. */
export type RefusalTexts = Readonly<Record<string, string>> & { readonly other: string };

export const refusalText = (texts: RefusalTexts, code: string): string => texts[code] ?? texts.other;
