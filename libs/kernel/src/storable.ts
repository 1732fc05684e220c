/** Text from outside as databases keep it: Postgres has no NUL character. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd');
