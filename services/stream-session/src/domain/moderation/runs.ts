import type { Letter } from './letters.js';

/** Letters of one class beside each other: a stretched word has the same runs as the word. */
export interface Run {
  readonly class: string;
  readonly letters: readonly Letter[];
}

export function runsOf(letters: readonly Letter[]): Run[] {
  const runs: { class: string; letters: Letter[] }[] = [];
  for (const letter of letters) {
    const last = runs.at(-1);
    if (last?.class === letter.class) last.letters.push(letter);
    else runs.push({ class: letter.class, letters: [letter] });
  }
  return runs;
}

/** Equal for texts that may be the same word. */
export const skeletonOf = (runs: readonly Run[]): string => runs.map((run) => run.class).join('');
