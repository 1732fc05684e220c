import { createContext, use, type ReactNode } from 'react';
import { SignIn } from './sign-in.js';
import { useAccessKey, type Access } from './use-access-key.js';

interface Entrance extends Pick<Access, 'refuse' | 'signOut'> {
  readonly key: string;
}

const EntranceContext = createContext<Entrance | null>(null);

/** Nobody gets further than this without a key. */
export function AccessGate({ children }: { readonly children: ReactNode }) {
  const { key, refused, signIn, signOut, refuse } = useAccessKey();
  if (key === null) return <SignIn refused={refused} onKey={signIn} />;
  return <EntranceContext value={{ key, signOut, refuse }}>{children}</EntranceContext>;
}

export function useAccess(): Entrance {
  const entrance = use(EntranceContext);
  if (entrance === null) throw new Error('useAccess needs an AccessGate above it');
  return entrance;
}
