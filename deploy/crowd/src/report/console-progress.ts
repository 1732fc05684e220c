import { SingleBar } from 'cli-progress';
import type { Progress } from '../run/progress.js';
import type { Tally } from '../run/tally.js';

const LINE_EVERY_MS = 5_000;
const CLOCK_WIDTH = '00:00:00 of 00:00:00'.length;

export interface ConsoleProgress<T extends Tally> {
  show(progress: Progress<T>): void;
  end(): void;
}

/** Shows progress as the output allows: a bar with live counts on a terminal, a line now and then elsewhere. */
export const consoleProgress = <T extends Tally>(
  output: NodeJS.WriteStream,
  countsOf: CountsOf<T>,
): ConsoleProgress<T> => (output.isTTY ? progressBar(output, countsOf) : progressLines(output, countsOf));

type CountsOf<T extends Tally> = (progress: Progress<T>) => string;

function progressBar<T extends Tally>(output: NodeJS.WriteStream, countsOf: CountsOf<T>): ConsoleProgress<T> {
  const bar = new SingleBar({
    stream: output,
    format: '{bar} {clock}  {counts}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 20,
    hideCursor: true,
    clearOnComplete: false,
  });
  let started = false;
  return {
    show(progress) {
      if (!started) bar.start(progress.actions, 0, { clock: '', counts: '' });
      started = true;
      bar.update(progress.tally.actionsDone, { clock: clockOf(progress), counts: countsOf(progress) });
    },
    end: () => bar.stop(),
  };
}

function progressLines<T extends Tally>(output: NodeJS.WriteStream, countsOf: CountsOf<T>): ConsoleProgress<T> {
  let lastAtMs = -Infinity;
  let lastPhase = '';
  return {
    show(progress) {
      const now = performance.now();
      if (progress.phase === lastPhase && now - lastAtMs < LINE_EVERY_MS) return;
      [lastAtMs, lastPhase] = [now, progress.phase];
      const done = Math.floor((100 * progress.tally.actionsDone) / progress.actions);
      output.write(`${clockOf(progress)}  ${String(done).padStart(3)} %  ${countsOf(progress)}\n`);
    },
    end: () => undefined,
  };
}

function clockOf({ phase, sessionMs, durationMs, tally, actions }: Progress): string {
  if (phase === 'live') return `${clock(sessionMs)} of ${clock(durationMs)}`;
  return (phase === 'settling' && tally.actionsDone < actions ? 'catching up' : phase).padEnd(CLOCK_WIDTH);
}

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
};
