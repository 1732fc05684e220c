import { useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';

interface Measured {
  readonly n: number;
  readonly value: number | null;
}

/** The session's figures, as far as the console shows them. */
export interface Metrics {
  readonly metrics: Readonly<Record<string, Measured>>;
}

const EVERY_MS = 2_000;

/** Figures of the fold; null as long as there are none, or for a key without the scope `analyst`. */
export function useMetrics(ask: Ask, sessionId: string, isOn: boolean): Metrics['metrics'] | null {
  const [metrics, setMetrics] = useState<Metrics['metrics'] | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isCurrent = true;
    const read = () =>
      ask<Metrics>(`/v1/sessions/${sessionId}/metrics`)
        .then((answer) => isCurrent && setMetrics(answer.metrics))
        .catch(() => undefined)
        .finally(() => {
          if (isCurrent && isOn) timer = setTimeout(() => void read(), EVERY_MS);
        });
    void read();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, sessionId, isOn]);
  return metrics;
}
