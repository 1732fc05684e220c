import { useId, useRef, type ReactNode } from 'react';
import type { MetricId } from '../measurement/metric-id.js';
import type { Measured } from '../measurement/measurement.js';
import { MetricCard } from './metric-card.js';
import './explained-metric.css';
import { useExplanation } from './use-explanation.js';

interface ExplainedMetricProps {
  readonly id: MetricId;
  readonly of: Measured;
  readonly className?: string;
  /** A caption that the style sheet writes under the number. */
  readonly caption?: string;
  readonly children: ReactNode;
}

/** A number that can be asked what it is: by pointer, keyboard or finger. */
export function ExplainedMetric({ id, of, className = '', caption, children }: ExplainedMetricProps) {
  const { isOpen, open, close, leave } = useExplanation();
  const anchor = useRef<HTMLButtonElement>(null);
  const cardId = useId();
  const value = of.metrics[id];

  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={`explained-metric ${className}`}
        aria-describedby={isOpen ? cardId : undefined}
        data-caption={caption}
        data-metric={id}
        data-n={value?.n}
        data-d={value?.d ?? undefined}
        data-state={value?.state}
        onPointerEnter={(event) => event.pointerType === 'mouse' && open()}
        onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
        onFocus={open}
        onBlur={close}
        onClick={open}
      >
        {children}
      </button>
      {isOpen && <MetricCard cardId={cardId} id={id} of={of} anchor={anchor} onEnter={open} onLeave={leave} />}
    </>
  );
}
