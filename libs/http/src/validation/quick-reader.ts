import type { Type } from '@nestjs/common';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { type QuickField, quickField } from './quick-field.js';

/**
 * Makes an instance of what is certainly valid. undefined says nothing about the value: then class-transformer and
 * class-validator decide, and word the refusal.
 */
export type QuickReader = (value: unknown) => object | undefined;

const readers = new Map<Type<object>, QuickReader | undefined>();

/**
 * Reads plain objects into a DTO class several times as fast as class-transformer and class-validator, from the same
 * decorators and with the same checks, which are looked up once instead of for every value. undefined for classes that
 * use anything beyond what is understood here.
 */
export function quickReaderOf(type: Type<object>): QuickReader | undefined {
  if (!readers.has(type)) readers.set(type, readerOf(type));
  return readers.get(type);
}

function readerOf(type: Type<object>): QuickReader | undefined {
  const fields = fieldsOf(type);
  if (!fields) return undefined;
  const byName = new Map(fields.map((field) => [field.name, field]));
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return undefined;
    const made = new type() as Record<string, unknown>;
    for (const [name, given] of Object.entries(value)) {
      const read = byName.get(name)?.read(given);
      // An unknown field, a value that has to be converted, or a part that is not certainly valid.
      if (read === undefined) return undefined;
      made[name] = read;
    }
    return fields.every((field) => field.accepts(made)) ? made : undefined;
  };
}

function fieldsOf(type: Type<object>): readonly QuickField[] | undefined {
  if (defaultMetadataStorage.getExposedMetadatas(type).length > 0) return undefined;
  if (defaultMetadataStorage.getExcludedMetadatas(type).length > 0) return undefined;
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const fields = names.map((name) =>
    quickField(
      type,
      name,
      rules.filter(({ propertyName }) => propertyName === name),
    ),
  );
  return fields.length > 0 && fields.every((field) => field !== undefined) ? fields : undefined;
}
