import type { Api } from '@shopcast/installation';
import { type CountsOfSecond, LATEST, type SecondOfRoom } from './logged-second.js';

interface Answer {
  readonly second: number;
  readonly room: {
    readonly online: number;
    readonly likes: number;
    readonly pinned: { readonly listingId: string } | null;
    readonly shelf: readonly {
      readonly listingId: string;
      readonly skus: readonly { readonly priceMinor: number }[];
    }[];
    readonly comments: readonly { readonly text: string }[];
  };
  readonly metrics: Readonly<Record<'comments' | keyof CountsOfSecond, { readonly n: number }>>;
}

/** What the API answers for a second of a session. */
export async function secondAnswered(
  api: Api,
  sessionId: string,
  second: number,
): Promise<{ room: SecondOfRoom; counts: CountsOfSecond }> {
  const { body } = await api.get<Answer>(`/v1/sessions/${sessionId}/at?second=${second}`);
  const { room, metrics } = body;
  return {
    room: {
      second: body.second,
      online: room.online,
      likes: room.likes,
      comments: metrics.comments.n,
      latest: room.comments.slice(-LATEST).map(({ text }) => text),
      pinned: room.pinned?.listingId ?? null,
      shelf: room.shelf.map(({ listingId, skus }) => [listingId, skus.map(({ priceMinor }) => priceMinor)]),
    },
    counts: { view_pv: metrics.view_pv.n, new_followers: metrics.new_followers.n, orders: metrics.orders.n },
  };
}
