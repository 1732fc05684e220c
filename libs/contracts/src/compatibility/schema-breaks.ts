import type { JsonSchema } from '../documents/field-rows.js';

/** A published schema: JSON Schema with the words that its envelope adds. */
export interface PublishedSchema extends JsonSchema {
  readonly 'x-topic'?: string;
  readonly 'x-key'?: readonly string[];
}

/**
 * What readers and old events would stumble over if `present` took the place of `past` under the same name. Old events
 * are read again on every replay, and integrators read by the published schema; so nothing may vanish, become required
 * or be narrowed. New optional fields, new enum values and wider limits are fine.
 * @returns one line per break; empty when there is none
 */
export function schemaBreaks(past: PublishedSchema, present: PublishedSchema): string[] {
  const moved = (['x-topic', 'x-key'] as const).filter(
    (word) => JSON.stringify(past[word]) !== JSON.stringify(present[word]),
  );
  return [...moved.map((word) => `${word.slice(2)} changed`), ...breaksAt('', past, present)];
}

function breaksAt(path: string, past: JsonSchema, present: JsonSchema): string[] {
  if (past.anyOf || present.anyOf) return alternativeBreaks(path, past.anyOf ?? [past], present.anyOf ?? [present]);
  return [
    ...kindBreaks(path, past, present),
    ...limitBreaks(path, past, present),
    ...fieldBreaks(path, past, present),
    ...elementBreaks(path, past, present),
  ];
}

/** Every alternative that was possible must still fit into one that is. */
function alternativeBreaks(path: string, past: readonly JsonSchema[], present: readonly JsonSchema[]): string[] {
  const fits = (one: JsonSchema): boolean => present.some((other) => breaksAt(path, one, other).length === 0);
  return past.every(fits) ? [] : [`${at(path)} no longer takes all that it took`];
}

function kindBreaks(path: string, past: JsonSchema, present: JsonSchema): string[] {
  const [before, now] = [valuesOf(past), valuesOf(present)];
  if (now) {
    const removed = before?.filter((value) => !now.includes(value));
    if (!removed) return [`${at(path)} takes only some values now`];
    return removed.map((value) => `${at(path)} no longer takes ${String(value)}`);
  }
  if (before) return before.every((value) => takes(present.type, value)) ? [] : [`${at(path)} changed its type`];
  const same = present.type === undefined || present.type === past.type;
  const wider = past.type === 'integer' && present.type === 'number';
  return same || wider ? [] : [`${at(path)} changed its type`];
}

const valuesOf = (schema: JsonSchema): readonly unknown[] | undefined =>
  schema.enum ?? ('const' in schema ? [schema.const] : undefined);

const takes = (type: string | undefined, value: unknown): boolean =>
  type === undefined || type === (value === null ? 'null' : typeof value);

function limitBreaks(path: string, past: JsonSchema, present: JsonSchema): string[] {
  const raised = (['minimum', 'minLength', 'minItems'] as const).filter(
    (limit) => (present[limit] ?? -Infinity) > (past[limit] ?? -Infinity),
  );
  const lowered = (['maximum', 'maxLength', 'maxItems'] as const).filter(
    (limit) => (present[limit] ?? Infinity) < (past[limit] ?? Infinity),
  );
  const stricter = (['format', 'pattern'] as const).filter(
    (rule) => present[rule] !== undefined && present[rule] !== past[rule],
  );
  return [...raised, ...lowered, ...stricter].map((limit) => `${at(path)} has a narrower ${limit}`);
}

function fieldBreaks(path: string, past: JsonSchema, present: JsonSchema): string[] {
  const [before, now] = [past.required ?? [], present.required ?? []];
  const demanded = now.filter((name) => !before.includes(name)).map((name) => `${at(path, name)} is newly required`);
  const uncertain = before
    .filter((name) => !now.includes(name) && present.properties?.[name])
    .map((name) => `${at(path, name)} is no longer certain`);
  const within = Object.entries(past.properties ?? {}).flatMap(([name, field]) => {
    const kept = present.properties?.[name];
    return kept ? breaksAt(`${path}/${name}`, field, kept) : [`${at(path, name)} is gone`];
  });
  const shut = present.additionalProperties === false && past.additionalProperties !== false;
  return [...demanded, ...uncertain, ...within, ...(shut ? [`${at(path)} no longer takes other fields`] : [])];
}

function elementBreaks(path: string, past: JsonSchema, present: JsonSchema): string[] {
  const items = present.items ? breaksAt(`${path}/[]`, past.items ?? {}, present.items) : [];
  const entries = Object.entries(present.patternProperties ?? {}).flatMap(([pattern, values]) =>
    breaksAt(`${path}/*`, past.patternProperties?.[pattern] ?? {}, values),
  );
  return [...items, ...entries];
}

const at = (path: string, name?: string): string => `${path}${name === undefined ? '' : `/${name}`}` || '/';
