/** Stripe's form encoding: `metadata[orderId]=…` is a field of an object. */
export type Form = { readonly [field: string]: string | Form };

export function formIn(pairs: URLSearchParams): Form {
  const form: Record<string, string | Record<string, string>> = {};
  for (const [name, value] of pairs) {
    const [, outer = name, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (inner === undefined) form[outer] = value;
    else form[outer] = { ...(form[outer] as Record<string, string> | undefined), [inner]: value };
  }
  return form;
}

export const textIn = (form: Form, field: string): string | undefined => {
  const value = form[field];
  return typeof value === 'string' ? value : undefined;
};

export const fieldsIn = (form: Form, field: string): Record<string, string> => {
  const value = form[field];
  return typeof value === 'object' ? (value as Record<string, string>) : {};
};
