/** What a service has answered. `body` is the parsed JSON, the text when it is none, or undefined when there is none. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  // A test reads into answers of any shape; assertions are its types.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/**
 * Speaks HTTP to a service as one caller:
 * `await order.http.as(viewerToken).post('/v1/orders').set('idempotency-key', 'k').send(body).expect(201)`.
 */
export class TestHttp {
  constructor(
    private readonly baseUrl: string,
    private readonly token?: string,
  ) {}

  /** The same service, as the holder of another key or token. */
  as(token: string): TestHttp {
    return new TestHttp(this.baseUrl, token);
  }

  readonly get = (path: string): TestRequest => this.request('GET', path);
  readonly post = (path: string): TestRequest => this.request('POST', path);
  readonly put = (path: string): TestRequest => this.request('PUT', path);
  readonly patch = (path: string): TestRequest => this.request('PATCH', path);
  readonly delete = (path: string): TestRequest => this.request('DELETE', path);

  private request(method: string, path: string): TestRequest {
    const headers = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    return new TestRequest(method, `${this.baseUrl}${path}`, headers);
  }
}

/** A request that goes out when it is awaited. */
export class TestRequest implements PromiseLike<TestResponse> {
  private body: string | undefined;
  private expected: number | undefined;

  constructor(
    private readonly method: string,
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  set(name: string, value: string): this {
    this.headers[name] = value;
    return this;
  }

  /** Sends JSON; a string goes out as it is, so that broken JSON can be tried. */
  send(body: unknown): this {
    this.body = typeof body === 'string' ? body : JSON.stringify(body);
    this.headers['content-type'] ??= 'application/json';
    return this;
  }

  /** Fails with the whole answer when the status is another. */
  expect(status: number): this {
    this.expected = status;
    return this;
  }

  then<A = TestResponse, B = never>(
    done?: ((response: TestResponse) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): PromiseLike<A | B> {
    return this.goOut().then(done, failed);
  }

  private async goOut(): Promise<TestResponse> {
    const { method, headers, body = null } = this;
    const answer = await fetch(this.url, { method, headers, body, redirect: 'manual' });
    const response = { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
    if (this.expected === undefined || this.expected === response.status) return response;

    const told = JSON.stringify(response.body, null, 2);
    throw new Error(`${method} ${this.url} answered ${response.status}, not ${this.expected}: ${told}`);
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
