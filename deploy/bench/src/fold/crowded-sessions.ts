import {
  commentPosted,
  type Fact,
  orderPaid,
  orderPlaced,
  productClicked,
  sessionEnded,
  sessionStarted,
  shopVisited,
  viewerEntered,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import { type RecordToAppend, toRecord } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';

const STARTED_AT_MS = Date.parse('2026-11-23T10:00:00Z');
const LENGTH_MS = 7_200_000;
const PRODUCTS = 12;

/** Everything that is said of two-hour sessions that run at the same time, with so many viewers each, in the order of time. */
export function crowdedSessions(viewersOfEach: readonly number[]): RecordToAppend[] {
  return viewersOfEach
    .flatMap(sessionFacts)
    .sort(([a], [b]) => a - b)
    .map(([atMs, fact]) => toRecord(fact, { id: newId(), timeMs: STARTED_AT_MS + atMs, source: 'bench' }));
}

function sessionFacts(viewers: number): [number, Fact][] {
  const room = { accountId: newId(), sessionId: newId() };
  const startedAt = new Date(STARTED_AT_MS).toISOString();
  const plan = { title: 'Bench', medium: 'video', timeScale: 1, currency: 'CNY' } as const;
  const shelf = Array.from({ length: PRODUCTS }, newId);
  const told = Array.from({ length: viewers }, (_, index) => viewerFacts(room, shelf, index));
  return [
    [0, sessionStarted.of({ ...room, ...plan, startedAt })],
    [LENGTH_MS, sessionEnded.of({ ...room, startedAt, endedAt: new Date(STARTED_AT_MS + LENGTH_MS).toISOString() })],
    ...told.flat(),
  ];
}

/** Two stays, some talk, a look into the shop; one in five buys. */
function viewerFacts(
  room: { accountId: string; sessionId: string },
  shelf: readonly string[],
  index: number,
): [number, Fact][] {
  const viewer = { ...room, viewerId: newId() };
  const enteredMs = Math.floor(Math.random() * (LENGTH_MS - 1_200_000));
  const stays = [newId(), newId()];
  const line = { listingId: shelf[index % PRODUCTS] as string, skuId: newId(), quantity: 1, unitPriceMinor: 9_900 };
  const order = { orderId: newId(), lines: [line], totalMinor: 9_900, currency: 'CNY' };
  const expiresAt = new Date(STARTED_AT_MS + enteredMs + 900_000).toISOString();
  const stayed = stays.flatMap((stayId, stay): [number, Fact][] => [
    [enteredMs + stay * 600_000, viewerEntered.of({ ...viewer, stayId, follower: false, source: { channel: 'push' } })],
    [enteredMs + stay * 600_000 + 400_000, viewerLeft.of({ ...viewer, stayId, reason: 'left' })],
  ]);
  const bought: [number, Fact][] = [
    [enteredMs + 50_000, orderPlaced.of({ ...viewer, ...order, expiresAt })],
    [enteredMs + 60_000, orderPaid.of({ ...viewer, ...order, paymentId: newId(), newBuyer: true })],
  ];
  return [
    ...stayed,
    [enteredMs + 10_000, commentPosted.of({ ...viewer, commentId: newId(), text: '这个颜色好看吗？' })],
    [enteredMs + 15_000, viewerLiked.of({ ...viewer, count: 7 })],
    [enteredMs + 20_000, shopVisited.of(viewer)],
    [enteredMs + 30_000, productClicked.of({ ...viewer, listingId: line.listingId, surface: 'pinned' })],
    ...(index % 5 === 0 ? bought : []),
  ];
}
