import { Type } from 'typebox';
import { text } from '../fields.js';

export const mediums = ['video', 'audio'] as const;
export type Medium = (typeof mediums)[number];

/** What listeners and projections need to know of a session before its first minute. */
export const sessionPlan = {
  title: text('Title shown to viewers'),
  medium: Type.Enum([...mediums], { description: 'What the host sends' }),
  timeScale: Type.Integer({
    minimum: 1,
    maximum: 3600,
    description: 'Session seconds per real second; above 1 it is a rehearsal',
  }),
};
