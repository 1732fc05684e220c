import { useCallback, useState } from 'react';
import { Problem } from '../../api/problem.js';

export interface Deed {
  readonly isBusy: boolean;
  /** Why the last attempt was refused. */
  readonly problem: Problem | null;
  /** Does it, and tells when it has been refused. @returns whether it was done */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** Something that a button does: once at a time, and its refusal is shown beside it. */
export function useDeed(): Deed {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, ''));
      return false;
    } finally {
      setIsBusy(false);
    }
  }, []);
  return { isBusy, problem, run };
}
