import { Param, ParseUUIDPipe } from '@nestjs/common';
import { RequestInvalid } from './request.errors.js';

/** A path parameter that must be a UUID; anything else is refused by the parameter's name. */
export const UuidParam = (name: string): ParameterDecorator =>
  Param(
    name,
    new ParseUUIDPipe({
      exceptionFactory: () => new RequestInvalid([{ field: name, problem: `${name} must be a UUID` }]),
    }),
  );
