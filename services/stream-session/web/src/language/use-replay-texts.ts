import { useSpeech } from '@shopcast/page';
import { type ReplayTexts, replayTexts } from './replay-texts.js';

export const useReplayTexts = (): ReplayTexts => replayTexts[useSpeech().language];
