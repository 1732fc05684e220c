/** Widths and cases do not matter, nor what else a comment says. */
export const says = (text: string, keyword: string): boolean => plain(text).includes(plain(keyword));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
