import { type EventClock, sessionTimeOf, witness } from '../clock/event-clock.js';
import type { Mark, MinuteChanges, MinuteItem, SessionMetrics } from '../measurement/measurement.js';

export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'streaming' }
  | { readonly state: 'reconnecting'; readonly sinceMs: number }
  | { readonly state: 'refused'; readonly status: number };

/** Everything the session page knows, and how it came to know it. */
export interface LiveView {
  readonly connection: Connection;
  readonly metrics: SessionMetrics | null;
  readonly minutes: ReadonlyMap<number, MinuteItem>;
  readonly marks: readonly Mark[];
  readonly clock: EventClock | null;
  readonly serverSeen: { readonly serverMs: number; readonly wallMs: number } | null;
  /** The next minutes are the whole picture and replace what is here. */
  readonly minutesStartOver: boolean;
}

export type LiveNews =
  | { readonly kind: 'opened'; readonly serverMs: number | null; readonly wallMs: number }
  | { readonly kind: 'metrics'; readonly metrics: SessionMetrics; readonly wallMs: number }
  | { readonly kind: 'minutes'; readonly changes: MinuteChanges }
  | { readonly kind: 'lost'; readonly wallMs: number }
  | { readonly kind: 'refused'; readonly status: number };

export const nothingYet: LiveView = {
  connection: { state: 'connecting' },
  metrics: null,
  minutes: new Map(),
  marks: [],
  clock: null,
  serverSeen: null,
  minutesStartOver: true,
};

export function afterNews(view: LiveView, news: LiveNews): LiveView {
  switch (news.kind) {
    case 'opened':
      return opened(view, news.serverMs, news.wallMs);
    case 'metrics':
      return { ...view, connection: { state: 'streaming' }, metrics: news.metrics, clock: clockAfter(view, news) };
    case 'minutes':
      return withMinutes(view, news.changes);
    case 'lost':
      return { ...view, connection: lost(view.connection, news.wallMs) };
    case 'refused':
      return { ...view, connection: { state: 'refused', status: news.status } };
  }
}

function opened(view: LiveView, serverMs: number | null, wallMs: number): LiveView {
  return { ...view, serverSeen: serverMs === null ? null : { serverMs, wallMs }, clock: null, minutesStartOver: true };
}

/** The first loss is the one that counts: "reconnecting since" must not move with every attempt. */
export function lost(connection: Connection, wallMs: number): Connection {
  return connection.state === 'reconnecting' ? connection : { state: 'reconnecting', sinceMs: wallMs };
}

function clockAfter(
  view: LiveView,
  { metrics, wallMs }: { metrics: SessionMetrics; wallMs: number },
): EventClock | null {
  const { startedAt, timeScale, watermark } = metrics;
  if (startedAt === null) return null;

  const startedMs = Date.parse(startedAt);
  let clock = witness(view.clock, timeScale, startedMs, wallMs);
  if (view.serverSeen !== null) {
    clock = witness(
      clock,
      timeScale,
      sessionTimeOf(view.serverSeen.serverMs, startedMs, timeScale),
      view.serverSeen.wallMs,
    );
  }
  return typeof watermark === 'string' ? witness(clock, timeScale, Date.parse(watermark), wallMs) : clock;
}

function withMinutes(view: LiveView, changes: MinuteChanges): LiveView {
  const minutes = new Map(view.minutesStartOver ? [] : view.minutes);
  for (const item of changes.items) minutes.set(item.minute, item);
  return {
    ...view,
    minutes,
    marks: mergeMarks(view.minutesStartOver ? [] : view.marks, changes.marks),
    minutesStartOver: false,
  };
}

/** A mark that is sent again changes nothing, whether the server sends all marks each time or only the new ones. */
function mergeMarks(known: readonly Mark[], news: readonly Mark[]): readonly Mark[] {
  const byIdentity = new Map([...known, ...news].map((mark) => [identityOf(mark), mark]));
  return [...byIdentity.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function identityOf({ kind, at, listingId, priceMinor }: Mark): string {
  return [kind, at, listingId, priceMinor].join('|');
}
