import { useCallback, useEffect, useState } from 'react';
import type { Ask } from './ask.js';
import type { Problem } from './problem.js';

export interface Polled<Answer> {
  /** Null until it has been read. */
  readonly answer: Answer | null;
  /** Why it could not be read last. */
  readonly problem: Problem | null;
  read(): void;
}

/** What an address answers, read again every so often and whenever it is asked for. */
export function usePolled<Answer>(ask: Ask, address: string, everyMs: number): Polled<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = useCallback(() => {
    const tell = (news: Answer) => {
      setAnswer(news);
      setProblem(null);
    };
    ask<Answer>(address).then(tell).catch(setProblem);
  }, [ask, address]);
  useEffect(() => {
    read();
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, [read, everyMs]);
  return { answer, problem, read };
}
