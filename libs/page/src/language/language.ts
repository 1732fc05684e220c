export const languages = ['en', 'ja', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What the document and the number formats are told. */
export const locales: Record<Language, string> = { en: 'en', ja: 'ja-JP', zh: 'zh-CN' };

/** The language chosen before, else the first of the reader's languages that the page speaks, else English. */
export function languageFor(chosen: string | null, wanted: readonly string[]): Language {
  const spoken = (tag: string | null) => languages.find((language) => language === tag?.toLowerCase().split('-')[0]);
  return spoken(chosen) ?? wanted.map(spoken).find((language) => language !== undefined) ?? 'en';
}
