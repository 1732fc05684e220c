/** An answer that is a refusal: RFC 9457, with a stable code. */
export class Problem extends Error {
  /** @param status HTTP; 0 when nobody answered @param code the stable name of the refusal */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}`);
    this.name = 'Problem';
  }
}

/** Nobody answers, or somebody says to come again: the same request may succeed a moment later. */
export const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500;
