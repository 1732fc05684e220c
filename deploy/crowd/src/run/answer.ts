import type { Dispatcher } from 'undici';

/** What a server said. Its body is read only by whoever needs it: most refusals are only counted. */
export class Answer {
  private parsed: { readonly value: unknown } | undefined;

  constructor(
    readonly status: number,
    private readonly text: string,
  ) {}

  /** Undefined when there is none, or when it is not JSON. */
  get body(): unknown {
    return (this.parsed ??= { value: parsed(this.text) }).value;
  }

  /** Of a problem document: the stable name of the refusal. */
  get code(): string {
    return (this.body as { readonly code?: string } | undefined)?.code ?? 'no code';
  }

  get detail(): string {
    return (this.body as { readonly detail?: string } | undefined)?.detail ?? '';
  }

  /** Whether the request took effect cannot be told from it. */
  get isUnclear(): boolean {
    return this.status >= 500;
  }
}

/** Sends one request. A broken connection is an answer, too: it comes back as the error that it was. */
export const answerTo = (pool: Dispatcher, request: Dispatcher.DispatchOptions): Promise<Answer | Error> =>
  new Promise((settle) => pool.dispatch(request, new Listener(settle)));

/** Listens to one answer with as few objects as there can be: a crowd sends a hundred thousand requests. */
class Listener implements Dispatcher.DispatchHandler {
  private status = 0;
  private received: Buffer | undefined;

  constructor(private readonly settle: (answer: Answer | Error) => void) {}

  /** undici takes no handler without it. */
  onRequestStart(): void {
    this.status = 0;
  }

  onResponseStart(_controller: unknown, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.received = this.received ? Buffer.concat([this.received, chunk]) : chunk;
  }

  onResponseEnd(): void {
    this.settle(new Answer(this.status, this.received?.toString() ?? ''));
  }

  onResponseError(_controller: unknown, error: Error): void {
    // A refused connection comes as a bundle of one error per address; the first says it.
    const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
    this.settle(cause instanceof Error ? cause : new Error(String(cause)));
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
