import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dialect, dialects } from './dialects.js';
import { type Heard, MARK, type Order } from './load.js';
import { RawViewer } from './raw-viewer.js';

const CONNECTING_AT_ONCE = 50;
/** One viewer of so many has its delays taken. */
const SAMPLE = 50;
/** Each of them says no more than a room allows a viewer. */
const SPEAKERS = 50;
const BEAT_MS = 10;
/** What is on its way when the speaking is over has so long to arrive. */
const ARRIVING_MS = 1_500;
const REST = ' how does the grey one look in daylight, and is there a size L left?';

const viewers: RawViewer[] = [];
let dialect: Dialect = dialects.ws;

async function connectAll({ port, dialect: name, viewers: passes }: Extract<Order, { t: 'connect' }>): Promise<void> {
  dialect = dialects[name];
  for (let from = 0; from < passes.length; from += CONNECTING_AT_ONCE) {
    const some = passes.slice(from, from + CONNECTING_AT_ONCE);
    viewers.push(...(await Promise.all(some.map((pass) => RawViewer.join(port, pass, dialect.hello())))));
  }
}

/** Speakers and the sample go on reading. */
function stopReading(share: number): void {
  const others = viewers.slice(SPEAKERS).filter((_viewer, index) => index % SAMPLE !== 0);
  for (const viewer of others.slice(0, Math.round(viewers.length * share))) viewer.stopReading();
}

async function speak({ perSecond, seconds }: Extract<Order, { t: 'speak' }>): Promise<Heard> {
  const before = deliveries();
  const [delaysMs, acceptedMs]: [number[], number[]] = [[], []];
  const sentMs = new Map<string, number>();
  const sample = viewers.slice(SPEAKERS).filter((_viewer, index) => index % SAMPLE === 0);
  for (const viewer of sample) viewer.onDelay = (ms) => delaysMs.push(ms);
  const speakers = viewers.slice(0, SPEAKERS);
  if (dialect.acknowledges) {
    for (const speaker of speakers) speaker.onAccepted = (id) => acceptedMs.push(Date.now() - (sentMs.get(id) ?? NaN));
  }
  const said = await talk(perSecond, seconds, (n) => {
    const id = randomUUID();
    sentMs.set(id, Date.now());
    speakers[n % speakers.length]?.say(dialect.comment(`${MARK}${Date.now()}${REST}`, id));
  });
  await sleep(ARRIVING_MS);
  for (const viewer of viewers) viewer.onDelay = viewer.onAccepted = undefined;
  return { said, deliveries: deliveries() - before, delaysMs, acceptedMs };
}

/** At an even pace, made up for when a beat comes late. */
async function talk(perSecond: number, seconds: number, say: (n: number) => void): Promise<number> {
  const begunMs = performance.now();
  let said = 0;
  while (said < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - begunMs) / 1_000) * perSecond);
    while (said < due) say(said++);
    await sleep(BEAT_MS);
  }
  return said;
}

const deliveries = (): number => viewers.reduce((sum, { comments }) => sum + comments, 0);

async function carryOut(order: Order): Promise<Heard | undefined> {
  if (order.t === 'connect') await connectAll(order);
  if (order.t === 'stopReading') stopReading(order.share);
  if (order.t === 'disconnect') for (const viewer of viewers.splice(0)) viewer.leave();
  return order.t === 'speak' ? speak(order) : undefined;
}

process.on('message', (order: Order) => {
  void carryOut(order).then(
    (heard) => process.send?.({ heard }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
