import { useEffect, useState } from 'react';
import { Problem } from '../api/problem.js';
import { type Door, type Pass, passFor } from './pass.js';

export type Admission =
  | { readonly state: 'asking' }
  | { readonly state: 'admitted'; readonly pass: Pass }
  | { readonly state: 'missing' }
  | { readonly state: 'over' }
  | { readonly state: 'unreachable' };

/** Lets this browser's viewer in, if there is a room to come into. */
export function usePass(sessionId: string, door: Door = 'guests'): Admission {
  const [admission, setAdmission] = useState<Admission>({ state: 'asking' });
  useEffect(() => {
    passFor(sessionId, door)
      .then((pass) => setAdmission({ state: 'admitted', pass }))
      .catch((error: Problem) => setAdmission({ state: whyNot(error) }));
  }, [sessionId, door]);
  return admission;
}

function whyNot({ status }: Problem): 'missing' | 'over' | 'unreachable' {
  if (status === 409) return 'over';
  return status === 404 || status === 400 ? 'missing' : 'unreachable';
}
