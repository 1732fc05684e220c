import { Type } from 'typebox';

/** The vocabulary of the events' fields: a thing has the same shape wherever it appears. */
export const id = (description: string) => Type.String({ format: 'uuid', description });
export const text = (description: string, maxLength = 200) => Type.String({ minLength: 1, maxLength, description });
export const instant = (description: string) => Type.String({ format: 'date-time', description });
export const minor = (description: string) =>
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: `${description}, minor units` });
export const count = (description: string, minimum = 1) =>
  Type.Integer({ minimum, maximum: Number.MAX_SAFE_INTEGER, description });
/** A share in hundredths of a percent: 1500 is 15 %. */
export const basisPoints = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 10_000, description: `${description}, hundredths of a percent` });
export const currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });

export const accountId = id('The account whose shop, room and numbers these are');
export const sessionId = id('The live session');
/** Not a UUID: it may be a WeChat openid, an integrator's user id, or an anonymous id. */
export const viewerId = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: '^[A-Za-z0-9._~-]+$',
  description: 'The identity in the viewer token, unique within the account',
});

/** The fields by which every viewer's fact is keyed and kept apart. */
export const inRoom = { accountId, sessionId, viewerId };
/** The key and the personal-data marks of viewer facts. */
export const byViewer = { key: ['sessionId', 'viewerId'], personal: ['viewerId'] } as const;
