import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../../shared/model/teams.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { showDone } from '../../ui/toasts.tsx';
import { ParentSelect } from './parent-select.tsx';
import { PlacePlanView } from './place-plan-view.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { placesOf } from './team-tree.ts';

type Props = { readonly team: TeamView; readonly teams: readonly TeamView[]; readonly onClose: () => void };

/** Puts a team under another one or at the top: whom that opens books to, and why. */
export function PlaceTeamDialog({ team, teams, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [parent, setParent] = useState(team.parentId);
  const place = { teamId: team.id, ...(parent === undefined ? {} : { parentId: parent }) };
  const plan = useQuery({ ...callQuery('teams.placePlan', place), staleTime: 0, placeholderData: keepPreviousData });
  const sign = useMutation({
    mutationFn: (reason: string) => call('teams.place', { ...place, reason }),
    onSuccess: ({ booksWaiting }) => {
      void client.invalidateQueries({ queryKey: ['teams.list'] });
      showDone(booksWaiting === 0 ? t('teams.placed', { name: team.name }) : t('teams.placedWaiting', { count: booksWaiting }));
      onClose();
    },
    meta: { inline: true },
  });

  return (
    <SignDialog
      title={t('teams.placeTitle', { name: team.name })}
      size="lg"
      ready={plan.data !== undefined && plan.data.hindrance === undefined}
      label={t('teams.placeSign')}
      signing={sign}
      onClose={onClose}
    >
      <ParentSelect teams={placesOf(teams, team)} value={parent} onChange={setParent} autoFocus />
      {plan.data && <PlacePlanView plan={plan.data} />}
    </SignDialog>
  );
}
