import { createContext, useContext } from 'react';
import type { Session } from '../../shared/model/app.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in and what they may do. Only below `Unlocked`, which loads it first. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('session is read outside an unlocked vault');
  return session;
}
