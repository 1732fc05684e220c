import { useCallback, useEffect, useState } from 'react';
import { accessKey, forgetAccessKey, keepAccessKey, takeKeyFromAddress } from './access-key.js';

export type Refusal = 'unknown' | 'forbidden';

export interface Access {
  readonly key: string | null;
  /** Why the key that was tried last was not taken: unknown, or without the right to read numbers. */
  readonly refused: Refusal | null;
  signIn(key: string): void;
  signOut(): void;
  refuse(why: Refusal): void;
}

export function useAccessKey(): Access {
  const [key, setKey] = useState(accessKey);
  const [refused, setRefused] = useState<Refusal | null>(null);

  const signIn = useCallback((newKey: string) => {
    keepAccessKey(newKey);
    setRefused(null);
    setKey(newKey);
  }, []);
  const signOut = useCallback(() => {
    forgetAccessKey();
    setRefused(null);
    setKey(null);
  }, []);
  const refuse = useCallback((why: Refusal) => {
    forgetAccessKey();
    setRefused(why);
    setKey(null);
  }, []);

  useEffect(() => {
    const takeNewKey = () => {
      takeKeyFromAddress();
      const current = accessKey();
      if (current !== null) signIn(current);
    };
    window.addEventListener('hashchange', takeNewKey);
    return () => window.removeEventListener('hashchange', takeNewKey);
  }, [signIn]);

  return { key, refused, signIn, signOut, refuse };
}
