import { createHash } from 'node:crypto';
import { type Fact, minuteMeasured, sessionMeasured } from '@shopcast/contracts';
import { derivedId } from '@shopcast/kernel';
import { metricDefinitions, type MetricId } from '../domain/metric-definitions.js';
import type { ProductDay } from '../domain/product-days.js';
import { MINUTE_MS } from '../domain/session-minutes.js';
import type { Publication, PublishedMeasures } from '../persistence/measures.repository.js';
import { timeZonesText } from '../persistence/time-zones.js';
import { daysOf } from './days-of-figures.js';
import type { MinuteFigures, SessionFigures } from './session-figures.js';

/** Changes with what is published: the same facts then say something else, and repeat nothing. */
const CONTRACT = 'whole contract';

/**
 * What figures add to what has been published; undefined: nothing, or something newer has been published already.
 * @param productDays of a session that is over
 */
export function publicationOf(
  figures: SessionFigures,
  before: PublishedMeasures,
  productDays: readonly ProductDay[] = [],
): Publication | undefined {
  const { session, foldVersion, final, watermarkMs, measures } = figures;
  const isSame = foldVersion === before.foldVersion && final === before.final;
  const isNewer = foldVersion > before.foldVersion || (foldVersion === before.foldVersion && final && !before.final);
  const timeZones = timeZonesText(figures.timeZones);
  const hasOtherDays = isSame && timeZones !== before.timeZones;
  if (!(isNewer || hasOtherDays) || session.startedAtMs === null) return undefined;

  const id = derivedId(session.sessionId, 'measured', CONTRACT, String(foldVersion), final ? 'final' : 'provisional');
  const timeMs = watermarkMs ?? session.startedAtMs;
  const minutes = figures.minutes.map((item) => ({ fact: minuteFact(figures, item), minute: item.minute }));
  const digests = Object.fromEntries(minutes.map(({ fact, minute }) => [minute, digestOf(fact)]));
  const changed = minutes.filter(({ minute }) => digests[minute] !== before.minuteDigests[minute]);
  return {
    published: { foldVersion, final, minuteDigests: digests, timeZones },
    watermarkMs,
    metrics: measures,
    days: daysOf(figures),
    productDays,
    facts: !isNewer
      ? []
      : [
          { fact: sessionFact(figures), id, timeMs },
          // Not of its place in the list: whoever publishes again may have others to publish beside it.
          ...changed.map(({ fact, minute }) => ({ fact, id: derivedId(id, 'minute', String(minute)), timeMs })),
        ],
  };
}

function sessionFact({ session, watermarkMs, final, measures }: SessionFigures): Fact {
  return sessionMeasured.of({
    accountId: session.accountId,
    sessionId: session.sessionId,
    watermark: watermarkMs === null ? null : new Date(watermarkMs).toISOString(),
    state: final ? 'ok' : 'provisional',
    metrics: { ...measures },
  });
}

/** A minute of its own has no rate; consumers divide what they have summed. */
const ofOneMinute = metricDefinitions.filter(({ perMinute }) => perMinute !== 'so_far').map(({ id }) => id);

function minuteFact({ session }: SessionFigures, { minute, metrics }: MinuteFigures): Fact {
  return minuteMeasured.of({
    accountId: session.accountId,
    sessionId: session.sessionId,
    minute,
    at: new Date((session.startedAtMs ?? 0) + minute * MINUTE_MS).toISOString(),
    metrics: Object.fromEntries(ofOneMinute.map((id: MetricId) => [id, metrics[id] ?? 0])),
  });
}

const digestOf = (fact: Fact): string =>
  createHash('sha1').update(JSON.stringify(fact.data)).digest('base64url').slice(0, 12);
