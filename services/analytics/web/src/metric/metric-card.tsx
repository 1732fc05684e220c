import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useLanguage } from '../language/use-language.js';
import { definitionOf, type MetricId } from '../measurement/metric-id.js';
import type { Measured } from '../measurement/measurement.js';
import type { MetricNumerals } from '../numerals/metric-numerals.js';
import { elapsedAt } from '../session/elapsed-at.js';
import { placeCard } from './card-placement.js';
import './metric-card.css';
import { wordingOf } from './metric-wording.js';

interface MetricCardProps {
  readonly cardId: string;
  readonly id: MetricId;
  readonly of: Measured;
  readonly anchor: RefObject<HTMLElement | null>;
  onEnter(): void;
  onLeave(): void;
}

/** Definition, numerator, denominator, watermark and state of one number. */
export function MetricCard({ cardId, id, of, anchor, onEnter, onLeave }: MetricCardProps) {
  const { messages, numerals } = useLanguage();
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const value = of.metrics[id];
  const wording = wordingOf(id, value, messages, numerals);

  useLayoutEffect(() => {
    if (card.current === null || anchor.current === null) return;
    const { width, height } = card.current.getBoundingClientRect();
    const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
    setPlace(placeCard(anchor.current.getBoundingClientRect(), { width, height }, room));
  }, [anchor, messages]);

  const rows: readonly (readonly [string, string | null])[] = [
    [messages.explanation.n, wording.n],
    [messages.explanation.d, wording.d],
    [messages.explanation.watermark, reachOf(of, numerals)],
    [messages.explanation.parameters, wording.parameters],
    [messages.explanation.state, wording.state],
  ];

  return createPortal(
    <div
      ref={card}
      id={cardId}
      role="tooltip"
      className="metric-card"
      style={place}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <p className="metric-card__head">
        <span className="metric-card__name">{messages.metrics[id].name}</span>
        <span className="metric-card__value">{numerals.metric(value)}</span>
      </p>
      <p className="metric-card__meaning">{messages.metrics[id].meaning}</p>
      {wording.noValue !== null && <p className="metric-card__no-value">{wording.noValue}</p>}
      <dl>
        {rows.map(([term, detail]) =>
          detail === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{detail}</dd>
            </div>
          ),
        )}
      </dl>
      <code className="metric-card__id">
        {id}@{definitionOf(id).version}
      </code>
    </div>,
    document.getElementById('content') ?? document.body,
  );
}

/** How far the number is complete, on the session's clock and on the wall. */
function reachOf(of: Measured, numerals: MetricNumerals): string | null {
  const { startedAt, watermark } = of;
  if (startedAt === null || typeof watermark !== 'string') return null;
  return `${elapsedAt(of, watermark)} (${numerals.timeOfDay(watermark)})`;
}
