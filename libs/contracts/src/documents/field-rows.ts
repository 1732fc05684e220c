/** As much of JSON Schema as our schemas use. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

export interface FieldRow {
  /** `lines[].quantity`: where the field is. */
  readonly path: string;
  readonly kind: string;
  readonly optional: boolean;
  readonly description: string;
}

/** Every field of an object and of what it holds, one row each, in the order of the schema. */
export function fieldRows(schema: JsonSchema, parent = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${parent}${name}`;
    const optional = !(schema.required ?? []).includes(name);
    return [{ path, kind: kindOf(field), optional, description: descriptionOf(field) }, ...rowsWithin(field, path)];
  });
}

function rowsWithin(field: JsonSchema, path: string): FieldRow[] {
  if (field.items) return fieldRows(field.items, `${path}[].`);
  const [values] = Object.values(field.patternProperties ?? {});
  return values ? fieldRows(values, `${path}.*.`) : fieldRows(field, `${path}.`);
}

/** In words: `integer ≥ 1`, `uuid`, `"video" or "audio"`, `date-time or null`. */
export function kindOf(schema: JsonSchema): string {
  if (schema.anyOf) return schema.anyOf.map(kindOf).join(' or ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  const [values] = Object.values(schema.patternProperties ?? {});
  if (values) return `map to ${kindOf(values)}`;
  const least = schema.minimum === undefined ? '' : ` ≥ ${schema.minimum}`;
  const most = schema.maxLength === undefined ? '' : ` of at most ${schema.maxLength}`;
  return `${schema.format ?? schema.type ?? 'anything'}${least}${most}`;
}

/** The description that hangs on the field, or on the part of a union that has one. */
const descriptionOf = (schema: JsonSchema): string =>
  schema.description ?? schema.anyOf?.map(descriptionOf).find((description) => description !== '') ?? '';
