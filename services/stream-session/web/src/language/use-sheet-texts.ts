import { useSpeech } from '@shopcast/page';
import type { Language } from '@shopcast/page/language';

const texts: Readonly<Record<Language, { readonly close: string }>> = {
  en: { close: 'Close' },
  ja: { close: '閉じる' },
  zh: { close: '关闭' },
};

export const useSheetTexts = (): { readonly close: string } => texts[useSpeech().language];
