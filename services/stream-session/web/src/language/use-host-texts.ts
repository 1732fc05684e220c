import { useSpeech } from '@shopcast/page';
import { hostTexts, type HostTexts } from './host-texts.js';

export const useHostTexts = (): HostTexts => hostTexts[useSpeech().language];
