interface Schema {
  readonly $ref?: string;
  readonly type?: string | string[];
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly example?: unknown;
  readonly minimum?: number;
}

interface Document {
  readonly paths: Record<string, Record<string, OperationObject>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

interface OperationObject {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly security?: readonly object[];
}

/** An operation of the served OpenAPI document. */
export interface Operation {
  readonly method: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly queryNames: readonly string[];
  /** Documented as open to anyone. */
  readonly open: boolean;
  /** A body that fits the schema; ids are taken from `ids` by field name. */
  readonly exampleBody?: (ids: Readonly<Record<string, string>>) => unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const OPEN = [/^\/v1\/payment-callbacks/, /\/(replay-)?guests$/, /^\/v1\/metrics$/];

/** Reads the document that the installation serves; whatever is not in it is not part of the API. */
export async function operationsOf(url: string): Promise<readonly Operation[]> {
  const document = (await (await fetch(`${url}/docs-json`)).json()) as Document;
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => toOperation(document, method, path, operation)),
  );
}

function toOperation(document: Document, method: string, path: string, operation: OperationObject): Operation {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const queryNames = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name);
  const common = { method: method.toUpperCase(), path, queryNames, open: OPEN.some((pattern) => pattern.test(path)) };
  return schema === undefined ? common : { ...common, exampleBody: (ids) => exampleOf(document, schema, ids, '') };
}

function exampleOf(document: Document, schema: Schema, ids: Readonly<Record<string, string>>, field: string): unknown {
  if (schema.example !== undefined && !(field in ids)) return schema.example;
  if (schema.$ref !== undefined) {
    const target = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return target ? exampleOf(document, target, ids, field) : null;
  }
  if (schema.allOf?.[0]) return exampleOf(document, schema.allOf[0], ids, field);
  if (field in ids) return ids[field];
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, exampleOf(document, property, ids, name)]),
    );
  }
  if (schema.items) return [exampleOf(document, schema.items, ids, field.replace(/Ids$/, 'Id'))];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (schema.format === 'uuid') return ids['sessionId'];
  if (schema.format === 'date-time') return '2026-12-01T20:00:00Z';
  return 'text';
}
