import { createContext, useContext } from 'react';
import type { Session } from '../../shared/model/app.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in and what they may do. Only below `Unlocked`, which loads it first. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('session is read outside an unlocked vault');
  return session;
}

/** Whether what this person writes about customers counts at all. Who only reads is shown no button that would be refused. */
export function useMayWrite(): boolean {
  return useSession().permissions.createCustomers;
}
