import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES, Role, type MemberView } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { ChangePlanView } from './change-plan-view.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** Other roles for somebody: what that opens and closes, and why. */
export function ChangeRolesDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [roles, setRoles] = useState<readonly Role[]>(member.proposed?.roles ?? member.roles);
  const [reason, setReason] = useState('');
  const wanted = ROLES.filter((role) => roles.includes(role));
  const plan = useQuery({
    ...callQuery('people.changePlan', { memberId: member.id, roles: wanted }),
    enabled: wanted.length > 0,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const change = useMutation({
    mutationFn: () => call('people.change', { memberId: member.id, roles: wanted, reason }),
    onSuccess: ({ state }) => {
      void client.invalidateQueries({ queryKey: ['people.list'] });
      showDone(t(`change.${state}`, { name: member.name }));
      onClose();
    },
    meta: { inline: true },
  });
  const ready = wanted.length > 0 && reason.trim() !== '' && plan.data !== undefined && plan.data.hindrance === undefined;

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('change.title', { name: member.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) change.mutate();
        }}
      >
        <Stack gap="md">
          <Checkbox.Group
            label={t('people.invite.roles')}
            value={[...roles]}
            onChange={(next) => setRoles(next.map((role) => Role.parse(role)))}
            error={wanted.length === 0 ? t('people.invite.needRole') : undefined}
          >
            <Stack gap={8} mt={6}>
              {ROLES.map((role) => (
                <Checkbox
                  key={role}
                  value={role}
                  label={t(`roles.${role}`)}
                  description={t(`people.roleHint.${role}`)}
                  disabled={!member.mayGive.includes(role)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {plan.data && <ChangePlanView plan={plan.data} />}
          <TextInput
            label={t('common.reason')}
            description={t('change.reasonHint')}
            value={reason}
            maxLength={300}
            required
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {change.error && <ErrorNotice error={change.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={change.isPending}>
              {t(plan.data?.needsConfirmation === true ? 'change.propose' : 'change.sign')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
