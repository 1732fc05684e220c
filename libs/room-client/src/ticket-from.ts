import { backOffMs, rest } from './back-off.js';
import { TicketRefused } from './room-client.errors.js';

interface TicketOffice {
  /** `http://…` or `https://…` of the service. */
  readonly url: string;
  readonly sessionId: string;
  /** A viewer token, or a host's key. */
  readonly token: string;
}

/**
 * Gets tickets for a token, each time a new one; waits for an office that cannot be reached.
 * @throws TicketRefused when the token is not good for this room
 */
export const ticketFrom =
  ({ url, sessionId, token }: TicketOffice): (() => Promise<string>) =>
  async () => {
    for (let failures = 0; ; failures += 1) {
      const answer = await ask(`${url.replace(/\/$/, '')}/v1/sessions/${sessionId}/room-tickets`, token);
      if (answer?.ok) return ((await answer.json()) as { ticket: string }).ticket;
      if (answer && answer.status < 500 && answer.status !== 429) {
        throw new TicketRefused(answer.status, ((await answer.json()) as { code?: string }).code ?? '');
      }
      await rest(backOffMs(failures, { slower: answer?.status === 429 }));
    }
  };

/** @returns undefined when nobody answers */
const ask = (address: string, token: string): Promise<Response | undefined> =>
  fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}` } }).catch(() => undefined);
