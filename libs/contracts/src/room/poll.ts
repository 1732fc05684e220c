import { Type } from 'typebox';
import { count, id, instant, text } from '../fields.js';

export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 6;
export const pollStates = ['open', 'closed'] as const;

export const pollId = id('The poll');
export const question = text('What is asked, in the host’s words');
export const options = Type.Array(text('An answer', 100), { minItems: FEWEST_OPTIONS, maxItems: MOST_OPTIONS });
export const option = Type.Integer({ minimum: 0, maximum: MOST_OPTIONS - 1, description: 'Which answer, from 0' });
export const votes = Type.Array(count('Viewers who have chosen it', 0), { description: 'For each option' });

/** A poll as everybody in the room sees it. */
export const shownPoll = {
  pollId,
  question,
  options,
  openedAt: instant('Session time'),
  state: Type.Enum([...pollStates]),
  votes,
};
