const SMALL = 'ぁぃぅぇぉっゃゅょゎゕゖ';
const LARGE = 'あいうえおつやゆよわかけ';
const KATAKANA_TO_HIRAGANA = 0x60;

const KANA = /^[\u3041-\u3096\u30a1-\u30fa]$/u;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

export const isKana = (char: string): boolean => KANA.test(char);

/** Scripts without spaces between words. */
export const isCjk = (char: string): boolean => CJK.test(char);

/** Katakana and small kana as large hiragana: バァカ and ばあか are read alike. */
export function largeHiragana(kana: string): string {
  const code = kana.charCodeAt(0);
  const hiragana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - KATAKANA_TO_HIRAGANA) : kana;
  const small = SMALL.indexOf(hiragana);
  return small === -1 ? hiragana : (LARGE[small] ?? hiragana);
}

const SMALL_VOWELS: Readonly<Record<string, string>> = {
  ぁ: 'あかがさざただなはばぱまやらわ',
  ぃ: 'いきぎしじちぢにひびぴみり',
  ぅ: 'うくぐすずつづぬふぶぷむゆる',
  ぇ: 'えけげせぜてでねへべぺめれ',
  ぉ: 'おこごそぞとどのほぼぽもよろを',
};

/** ば with a small ぁ after it is a long ば, as バー is. */
export function isLongVowel(small: string, after: string | undefined): boolean {
  const code = small.charCodeAt(0);
  const hiragana = code >= 0x30a1 ? String.fromCharCode(code - KATAKANA_TO_HIRAGANA) : small;
  return after !== undefined && (SMALL_VOWELS[hiragana]?.includes(after) ?? false);
}

/** Stretches the letter before and is none itself. */
export const LONG_VOWEL = 'ー';
