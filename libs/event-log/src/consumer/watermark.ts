/** How far the log was, and how far its consumer, in one partition at one moment. */
export interface PartitionProgress {
  readonly partition: string;
  readonly end: number;
  readonly processed: number;
}

interface Sample {
  readonly atMs: number;
  readonly end: number;
}

const MAX_OPEN_SAMPLES = 600;

/**
 * From samples of "at time t the log ended at offset e": once e is processed, everything accepted by t is. A
 * consumer's watermark is that of its slowest partition, and it never goes back.
 */
export class Watermark {
  private readonly open = new Map<string, Sample[]>();
  private readonly reached = new Map<string, number>();
  private lowest: number | null = null;

  get ms(): number | null {
    return this.lowest;
  }

  /** @param atMs a moment before the ends were read */
  observe(atMs: number, partitions: readonly PartitionProgress[]): void {
    for (const progress of partitions) this.observePartition(atMs, progress);
    const all = partitions.map(({ partition }) => this.reached.get(partition));
    if (all.length === 0 || all.includes(undefined)) return;
    const lowest = Math.min(...(all as number[]));
    this.lowest = Math.max(this.lowest ?? lowest, lowest);
  }

  private observePartition(atMs: number, { partition, end, processed }: PartitionProgress): void {
    const samples = this.open.get(partition) ?? [];
    // While nothing new arrives, a later moment has the same end: it replaces the earlier one.
    if (samples.at(-1)?.end === end) samples.pop();
    samples.push({ atMs, end });
    // Far behind, a coarser watermark is as good; any sample may be left out.
    if (samples.length > MAX_OPEN_SAMPLES) samples.splice(1, samples.length / 2);
    while (samples[0] && samples[0].end <= processed) {
      this.reached.set(partition, samples[0].atMs);
      samples.shift();
    }
    this.open.set(partition, samples);
  }
}
