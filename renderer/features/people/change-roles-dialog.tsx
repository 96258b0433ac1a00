import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, RoleRef } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { showDone } from '../../ui/toasts.tsx';
import { ChangePlanView } from './change-plan-view.tsx';
import { inRoleOrder, RolePicker } from './role-picker.tsx';
import { SignDialog } from './sign-dialog.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** Other roles for somebody: what that opens and closes, and why. */
export function ChangeRolesDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession();
  const [roles, setRoles] = useState<readonly RoleRef[]>(member.proposed?.roles ?? member.roles);
  const wanted = inRoleOrder(roles);
  // Whoever leads signs again, below "Waiting for you"; nobody does for themselves.
  const waits = session.roles.includes('lead') && !member.isSelf ? 'waitsForYou' : 'waits';
  const plan = useQuery({
    ...callQuery('people.changePlan', { memberId: member.id, roles: wanted }),
    enabled: wanted.length > 0,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const change = useMutation({
    mutationFn: (reason: string) => call('people.change', { memberId: member.id, roles: wanted, reason }),
    onSuccess: ({ state }) => {
      void client.invalidateQueries({ queryKey: ['people.list'] });
      showDone(t(`change.${state}`, { name: member.name }));
      onClose();
    },
    meta: { inline: true },
  });

  return (
    <SignDialog
      title={t('change.title', { name: member.name })}
      size="lg"
      ready={wanted.length > 0 && plan.data !== undefined && plan.data.hindrance === undefined}
      label={t(plan.data?.needsConfirmation === true ? 'change.propose' : 'change.sign')}
      signing={change}
      onClose={onClose}
    >
      <RolePicker value={roles} onChange={setRoles} may={member.mayGive} />
      {plan.data && <ChangePlanView plan={plan.data} counts={plan.data.needsConfirmation ? waits : 'atOnce'} />}
    </SignDialog>
  );
}
