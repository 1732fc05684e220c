import { createContext, use, type ReactNode } from 'react';
import { SignIn, type SignInTexts } from './sign-in.js';
import { useAccessKey, type Access } from './use-access-key.js';

interface Entrance extends Pick<Access, 'refuse' | 'signIn' | 'signOut'> {
  readonly key: string;
}

const EntranceContext = createContext<Entrance | null>(null);

interface AccessGateProps {
  readonly texts: SignInTexts;
  readonly children: ReactNode;
}

/** Nobody gets further than this without a key. */
export function AccessGate({ texts, children }: AccessGateProps) {
  const { key, refused, signIn, signOut, refuse } = useAccessKey();
  if (key === null) return <SignIn texts={texts} refused={refused} onKey={signIn} />;
  return <EntranceContext value={{ key, signIn, signOut, refuse }}>{children}</EntranceContext>;
}

/** @throws without an AccessGate above it */
export function useAccess(): Entrance {
  const entrance = use(EntranceContext);
  if (entrance === null) throw new Error('useAccess needs an AccessGate above it');
  return entrance;
}
