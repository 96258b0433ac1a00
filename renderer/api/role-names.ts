import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoleRef } from '../../shared/model/access.ts';
import { isBuiltIn } from '../../shared/model/roles.ts';
import { callQuery } from './query.ts';

/** What a role is called: in the reader's language, or as whoever defined it wrote it. Only in an unlocked vault. */
export function useRoleName(): (ref: RoleRef) => string {
  const { t } = useTranslation();
  const own = useQuery(callQuery('roles.list')).data?.roles ?? [];
  return (ref) => (isBuiltIn(ref) ? t(`roles.${ref}`) : (own.find(({ id }) => id === ref)?.name ?? '…'));
}
