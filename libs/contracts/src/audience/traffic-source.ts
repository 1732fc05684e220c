import { Type } from 'typebox';
import { text } from '../fields.js';

export const trafficChannels = ['followers', 'article', 'push', 'share', 'external'] as const;
export type TrafficChannel = (typeof trafficChannels)[number];

/** Where a viewer came from, fixed at the first entry. */
export const trafficSource = Type.Object({
  channel: Type.Enum([...trafficChannels]),
  detail: Type.Optional(text('Free sub-source: which article, which campaign', 100)),
});
