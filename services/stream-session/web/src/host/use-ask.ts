import { useAccess } from '@shopcast/page';
import { useMemo } from 'react';
import { type Ask, askWith, patiently } from '../api/ask.js';
import { Problem } from '../api/problem.js';

/** Asks with the host's key. A key that is not taken leads back to the door. */
export function useAsk(): Ask {
  const { key, refuse } = useAccess();
  return useMemo(() => {
    const ask = patiently(askWith(key));
    return async (path, asking) => {
      try {
        return await ask(path, asking);
      } catch (error) {
        if (error instanceof Problem && error.status === 401) refuse('unknown');
        throw error;
      }
    };
  }, [key, refuse]);
}
