import { useSpeech } from '@shopcast/page';
import { liveTexts, type LiveTexts } from './live-texts.js';

export const useLiveTexts = (): LiveTexts => liveTexts[useSpeech().language];
