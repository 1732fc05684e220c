import { isUuid } from '@shopcast/kernel';
import type { TObject, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Format } from 'typebox/format';

// Nearly every field of most events is one.
Format.Set('uuid', isUuid);

const NONE: readonly string[] = [];

/** A schema compiled to code, in two strictnesses: readers are tolerant, writers may not leak undeclared fields. */
export class CompiledSchema {
  private tolerant: Validator | undefined;
  private strict: Validator | undefined;

  constructor(private readonly schema: TObject) {}

  problemsOfRead(data: unknown): readonly string[] {
    // Compiled on first use: a service reads and writes only a few of all the events.
    this.tolerant ??= Compile(this.schema);
    return this.tolerant.Check(data) ? NONE : describe(this.tolerant, data);
  }

  problemsOfWritten(data: unknown): readonly string[] {
    this.strict ??= Compile(closed(this.schema) as TObject);
    return this.strict.Check(data) ? NONE : describe(this.strict, data);
  }
}

const describe = (validator: Validator, data: unknown): readonly string[] =>
  validator.Errors(data).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);

/** The same schema with every object refusing fields that it does not name. */
function closed(schema: TSchema): TSchema {
  if (Array.isArray(schema)) return schema.map((part) => closed(part as TSchema)) as unknown as TSchema;
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value as TSchema)]));
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}
