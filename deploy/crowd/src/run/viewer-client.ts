import type { ViewerScript } from '../plan/script.js';
import type { Answer } from './answer.js';
import { accepted, type ApiRequest } from './api.js';
import type { Stage } from './stage.js';

const UNAUTHENTICATED = 401;

type ViewerRequest = Omit<ApiRequest, 'key'>;

/** What one viewer's phone sends over HTTP, with the viewer's token. */
export class ViewerClient {
  readonly viewerId: string;
  private currentToken: Promise<string> | null = null;

  constructor(
    private readonly viewer: Pick<ViewerScript, 'key' | 'guest'>,
    private readonly stage: Pick<Stage, 'api' | 'sessionId' | 'accountKey'>,
  ) {
    // Viewers are new people in every session, so that an account's second session counts like its first.
    this.viewerId = `${viewer.key}.${stage.sessionId.slice(-12)}`;
  }

  /** Minted by the account for its members, handed to guests at the door, and kept until `renew`. */
  token = (renew = false): Promise<string> => {
    if (renew) this.currentToken = null;
    return (this.currentToken ??= this.mint());
  };

  /** A new one each time, for one way into the room. */
  ticket = async (): Promise<string> => {
    const path = `/v1/sessions/${this.stage.sessionId}/room-tickets`;
    return (await this.ask<{ ticket: string }>({ method: 'POST', path })).ticket;
  };

  get<T>(path: string): Promise<T> {
    return this.ask<T>({ method: 'GET', path });
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.ask<T>({ method: 'POST', path, body });
  }

  /** @throws RequestRefused */
  async ask<T>(request: ViewerRequest): Promise<T> {
    return accepted<T>(request, await this.answer(request));
  }

  /** The answer that stands, a refusal included; with a new token once more if the old one has run out. */
  async answer(request: ViewerRequest): Promise<Answer> {
    const answer = await this.stage.api.answer({ ...request, key: await this.token() });
    if (answer.status !== UNAUTHENTICATED) return answer;
    return this.stage.api.answer({ ...request, key: await this.token(true) });
  }

  private async mint(): Promise<string> {
    const { api, sessionId, accountKey } = this.stage;
    const guests = `/v1/sessions/${sessionId}/guests`;
    const { viewerId } = this;
    const { token } = await api.ask<{ token: string }>(
      this.viewer.guest
        ? { method: 'POST', path: guests, key: null }
        : { method: 'POST', path: '/v1/viewer-tokens', key: accountKey, body: { viewerId, sessionId } },
    );
    return token;
  }
}
