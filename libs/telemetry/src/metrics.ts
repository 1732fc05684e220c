import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export { Counter, Gauge, Histogram };

/** All Prometheus series of this process. */
export const metricsRegistry = new Registry();

let collecting = false;

/** The exposition text; process-wide series (memory, event loop) are collected from the first call on. */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  if (!collecting) {
    collecting = true;
    collectDefaultMetrics({ register: metricsRegistry });
  }
  return { contentType: metricsRegistry.contentType, text: await metricsRegistry.metrics() };
}

/** The gauge of this name; several services in one process share it and tell their values apart by labels. */
export function gauge<L extends string>(name: `shopcast_${string}`, help: string, labelNames: readonly L[]): Gauge<L> {
  const known = metricsRegistry.getSingleMetric(name) as Gauge<L> | undefined;
  return known ?? new Gauge({ name, help, labelNames: [...labelNames], registers: [metricsRegistry] });
}

/** The counter of this name, shared like {@link gauge}. */
export function counter<L extends string>(
  name: `shopcast_${string}_total`,
  help: string,
  labelNames: readonly L[],
): Counter<L> {
  const known = metricsRegistry.getSingleMetric(name) as Counter<L> | undefined;
  return known ?? new Counter({ name, help, labelNames: [...labelNames], registers: [metricsRegistry] });
}

/** The histogram of this name, shared like {@link gauge}; buckets in seconds. */
export function histogram<L extends string>(
  name: `shopcast_${string}_seconds`,
  help: string,
  labelNames: readonly L[],
): Histogram<L> {
  const known = metricsRegistry.getSingleMetric(name) as Histogram<L> | undefined;
  const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
  return known ?? new Histogram({ name, help, labelNames: [...labelNames], buckets, registers: [metricsRegistry] });
}
