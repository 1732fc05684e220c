import { type Run, runsOf, skeletonOf } from './runs.js';
import type { Spelling } from './spelling.js';

/** Which runs and letters a place in the skeleton stands for. */
export class Places {
  private readonly runAtUnit: number[] = [];
  private readonly firstLetters: number[] = [0];

  readonly skeleton: string;

  constructor(private readonly runs: readonly Run[]) {
    this.skeleton = skeletonOf(runs);
    for (const [index, run] of runs.entries()) {
      for (let unit = 0; unit < run.class.length; unit += 1) this.runAtUnit.push(index);
      this.firstLetters.push((this.firstLetters[index] ?? 0) + run.letters.length);
    }
  }

  /**
   * The letters from … to (UTF-16, exclusive) in the skeleton. In scripts without blanks a word begins with the last
   * letters of its first run and ends with the first ones of its last run, as in 我我操.
   */
  between(start: number, end: number, word: Spelling | undefined): { from: number; to: number; runs: readonly Run[] } {
    const [first, next] = [this.runAt(start), this.runAt(end)];
    const runs = this.runs.slice(first, next);
    const [from, to] = [this.firstLetters[first] ?? 0, this.firstLetters[next] ?? 0];
    if (!word?.cjk || runs.length < 2) return { from, to, runs };
    const [before, after] = [spare(runs.at(0), word.runs.at(0)), spare(runs.at(-1), word.runs.at(-1))];
    const letters = runs.flatMap((run) => run.letters).slice(before, to - from - after);
    return { from: from + before, to: to - after, runs: runsOf(letters) };
  }

  private runAt(unit: number): number {
    return this.runAtUnit[unit] ?? this.runs.length;
  }
}

const spare = (text: Run | undefined, word: Run | undefined): number =>
  Math.max(0, (text?.letters.length ?? 0) - (word?.letters.length ?? 0));
