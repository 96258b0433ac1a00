import { useQuery } from '@tanstack/react-query';
import { canAskSecurityKeys } from '../../api/security-key.ts';
import { useSession } from '../../app/session.ts';

/** Whether the window can ask a security key, and whether there is anything to set about them at all. */
export function useSecurityKeys(): { readonly canAsk: boolean; readonly isShown: boolean } {
  const { securityKeys } = useSession();
  const canAsk = useQuery({ queryKey: ['security-keys'], queryFn: canAskSecurityKeys, staleTime: Infinity }).data ?? false;
  return { canAsk, isShown: canAsk || securityKeys.length > 0 };
}
