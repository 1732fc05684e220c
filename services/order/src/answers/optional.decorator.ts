import { ValidateIf } from 'class-validator';

/** A field that may be left out. Null is not the same: "no amount" must not be taken for "the whole amount". */
export const Optional = (): PropertyDecorator => ValidateIf((_body, value) => value !== undefined);
