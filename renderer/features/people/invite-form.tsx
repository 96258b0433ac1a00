import { Button, Stack, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleRef } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import type { Invitation } from './invitation-code.tsx';
import { RolePicker } from './role-picker.tsx';
import { TeamSelect } from './team-select.tsx';

type Props = { readonly onInvited: (invitation: Invitation) => void; readonly onCancel: () => void };

/** Who may join, as what, in which team. */
export function InviteForm({ onInvited, onCancel }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession();
  const teams = useQuery(callQuery('teams.list')).data ?? [];
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly RoleRef[]>(['salesperson']);
  const [teamId, setTeamId] = useState(session.teamId);
  const may = useQuery({ ...callQuery('people.inviteRoles', { teamId }), placeholderData: keepPreviousData }).data ?? [];
  const invite = useMutation({
    mutationFn: () => call('people.invite', { name, roles, teamId }),
    onSuccess: ({ code, expiresAt }) => {
      void client.invalidateQueries({ queryKey: ['people.list'] });
      onInvited({ name: name.trim(), code, expiresAt });
    },
  });
  const hasRoles = roles.length > 0 && roles.every((role) => may.includes(role));
  const missing = name.trim() === '' ? t('people.invite.missing.name') : hasRoles ? undefined : t('people.invite.missing.roles');
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (missing === undefined) invite.mutate();
  };
  const pickTeam = (id: string | null) => {
    const team = teams.find((candidate) => candidate.id === id);
    if (team) setTeamId(team.id);
  };

  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="sm">
        <TextInput
          label={t('people.invite.name')}
          description={t('people.invite.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
          data-autofocus
        />
        <RolePicker value={roles} onChange={setRoles} may={may} />
        <TeamSelect label={t('people.invite.team')} teams={teams} value={teamId} onChange={pickTeam} allowDeselect={false} maw={260} />
        <DialogFoot missing={missing} onCancel={onCancel}>
          <Button type="submit" disabled={missing !== undefined} loading={invite.isPending}>
            {t('people.invite.create')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
