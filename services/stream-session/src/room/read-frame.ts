import { type ClientFrame, clientFrames, type FrameType } from '@shopcast/contracts';
import { Compile, type Validator } from 'typebox/compile';
import { FrameInvalid } from '../domain/room.errors.js';

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
