/** An answer with its parsed body, whatever the status. */
export interface Answer<Body = never> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A plain REST client that never throws on a status: refusals are what many specs are about. */
export interface Api {
  readonly url: string;
  request<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  get<Body = never>(path: string): Promise<Answer<Body>>;
  post<Body = never>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  put<Body = never>(path: string, body: unknown): Promise<Answer<Body>>;
}

/** @param key operator key, account key or viewer token; none when left out */
export function api(url: string, key?: string): Api {
  const request: Api['request'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await wholeText(answer);
    return { status: answer.status, headers: answer.headers, body: parsed(text) as never };
  };
  return {
    url,
    request,
    get: (path) => request('GET', path),
    post: (path, body, headers) => request('POST', path, body, headers),
    put: (path, body) => request('PUT', path, body),
  };
}

/** A live stream has no end to wait for: that it was opened is the answer. */
async function wholeText(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text();
  await answer.body?.cancel();
  return '';
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
