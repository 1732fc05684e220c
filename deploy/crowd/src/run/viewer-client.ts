import type { ViewerScript } from '../plan/script.js';
import { RequestRefused } from './run.errors.js';
import type { Stage } from './stage.js';

const UNAUTHENTICATED = 401;

/** What one viewer's phone sends over HTTP, with the viewer's token. */
export class ViewerClient {
  private currentToken: Promise<string> | null = null;

  constructor(
    private readonly viewer: Pick<ViewerScript, 'key' | 'guest'>,
    private readonly stage: Stage,
  ) {}

  /** Minted by the account for its members, handed to guests at the door, and kept until `renew`. */
  token = (renew = false): Promise<string> => {
    if (renew) this.currentToken = null;
    return (this.currentToken ??= this.mint());
  };

  get<T>(path: string): Promise<T> {
    return this.ask<T>({ method: 'GET', path });
  }

  post<T>(path: string, body: unknown, idempotencyKey?: string): Promise<T> {
    return this.ask<T>({ method: 'POST', path, body, ...(idempotencyKey !== undefined && { idempotencyKey }) });
  }

  /** With a new token once more if the old one has run out. */
  private async ask<T>(request: {
    method: 'GET' | 'POST';
    path: string;
    body?: unknown;
    idempotencyKey?: string;
  }): Promise<T> {
    try {
      return await this.stage.api.ask<T>({ ...request, key: await this.token() });
    } catch (error) {
      if (!(error instanceof RequestRefused && error.status === UNAUTHENTICATED)) throw error;
      return this.stage.api.ask<T>({ ...request, key: await this.token(true) });
    }
  }

  private async mint(): Promise<string> {
    const { api, sessionId, accountKey } = this.stage;
    const guests = `/v1/sessions/${sessionId}/guests`;
    // Viewers are new people in every session, so that an account's second session counts like its first.
    const viewerId = `${this.viewer.key}.${sessionId.slice(-12)}`;
    const { token } = await api.ask<{ token: string }>(
      this.viewer.guest
        ? { method: 'POST', path: guests, key: null }
        : { method: 'POST', path: '/v1/viewer-tokens', key: accountKey, body: { viewerId, sessionId } },
    );
    return token;
  }
}
