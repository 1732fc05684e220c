import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, RequestInvalid } from '../request.errors.js';
import { quickReaderOf } from './quick-reader.js';

/** Checks bodies, queries and params against their classes; an unknown field is refused by name. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new RequestInvalid(errors.flatMap((error) => fieldProblems(error, ''))),
    });
  }

  /** What is certainly valid is read the quick way; everything else is judged, and if need be refused, in full. */
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    const read = type === 'body' && metatype !== undefined ? quickReaderOf(metatype)?.(value) : undefined;
    return read ?? (await super.transform(value, metadata));
  }
}

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((problem) => ({ field, problem }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}
