import { trafficSource } from '@shopcast/contracts';
import { type Static, type TObject, Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { FrameInvalid } from '../domain/room.errors.js';

const id = Type.String({ format: 'uuid', description: 'Made by the client; the same one again has its effect once' });
const frame = <T extends string, Fields extends object>(t: T, fields: Fields) =>
  Type.Object({ t: Type.Literal(t), id, ...fields }, { additionalProperties: false });

/** Taps are counted by the client and sent together; nobody taps faster than this between two frames. */
const MAX_LIKES_AT_ONCE = 1_000;

/** What clients may send, one JSON object per frame. */
export const clientFrames = {
  enter: frame('enter', {
    stayId: Type.String({ format: 'uuid', description: 'Made by the client for one stay; kept over reconnects' }),
    source: Type.Optional(trafficSource),
  }),
  leave: frame('leave', {}),
  comment: frame('comment', { text: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }),
  like: frame('like', { count: Type.Integer({ minimum: 1, maximum: MAX_LIKES_AT_ONCE }) }),
  follow: frame('follow', {}),
  share: frame('share', { channel: Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' }) }),
} satisfies Record<string, TObject>;

export type FrameType = keyof typeof clientFrames;
export type FrameOf<T extends FrameType> = Static<(typeof clientFrames)[T]>;
export type ClientFrame = { [T in FrameType]: FrameOf<T> }[FrameType];

export const frameTypes = Object.keys(clientFrames) as FrameType[];

const validators = new Map<FrameType, Validator>();

/** What a frame must have before it can be answered at all. */
export interface Addressed {
  readonly t: FrameType;
  readonly id: string;
}

/** @returns undefined for what is no frame: no JSON object, of no known type, or without an id to answer to */
export function readFrame(text: string): Addressed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { t, id: frameId } = (value ?? {}) as { t?: unknown; id?: unknown };
  if (typeof t !== 'string' || !Object.hasOwn(clientFrames, t)) return undefined;
  return typeof frameId === 'string' && frameId.length <= 64 ? (value as Addressed) : undefined;
}

/** @throws FrameInvalid naming what does not fit */
export function checkFrame(addressed: Addressed): ClientFrame {
  const validator = validatorOf(addressed.t);
  if (validator.Check(addressed)) return addressed as ClientFrame;
  throw new FrameInvalid(validator.Errors(addressed).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

function validatorOf(type: FrameType): Validator {
  const known = validators.get(type);
  if (known) return known;
  const compiled = Compile(clientFrames[type]) as unknown as Validator;
  validators.set(type, compiled);
  return compiled;
}
