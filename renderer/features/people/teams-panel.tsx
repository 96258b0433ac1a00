import { Loader, Space, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import type { TeamView } from '../../../shared/model/teams.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MoveMemberDialog } from './move-member-dialog.tsx';
import { PlaceTeamDialog } from './place-team-dialog.tsx';
import { RenameTeamDialog } from './rename-team-dialog.tsx';
import { TeamBox } from './team-box.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { branchesOf, isLead, placesOf, type Branch } from './team-tree.ts';
import css from './teams.module.css';

type Asked =
  { readonly about: 'name' | 'place' | 'below'; readonly team: TeamView } | { readonly about: 'person'; readonly member: MemberView };

/** Who stands where: each team with its people, and below it the teams its leads lead too. */
export function TeamsPanel() {
  const { t } = useTranslation();
  const teams = useQuery(callQuery('teams.list'));
  const people = useQuery(callQuery('people.list'));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const error = teams.error ?? people.error;
  if (error) return <ErrorNotice error={error} />;
  if (!teams.data || !people.data) return <Loader size="sm" aria-label={t('common.loading')} />;

  const drawn = (branches: readonly Branch[], leadsAbove: readonly MemberView[]) => (
    <ul className={css['branches']} {...(leadsAbove.length === 0 ? { 'aria-label': t('teams.tab') } : {})}>
      {branches.map((branch) => {
        const leads = branch.people.filter(isLead);
        return (
          <li key={branch.team.id} className={css['branch']}>
            <TeamBox
              branch={branch}
              leadsAbove={leadsAbove}
              canStandElsewhere={branch.team.parentId !== undefined || placesOf(teams.data, branch.team).length > 0}
              onRename={() => setAsked({ about: 'name', team: branch.team })}
              onPlace={() => setAsked({ about: 'place', team: branch.team })}
              onFoundBelow={() => setAsked({ about: 'below', team: branch.team })}
              onMove={(member) => setAsked({ about: 'person', member })}
            />
            {branch.below.length > 0 && drawn(branch.below, [...leadsAbove, ...leads])}
          </li>
        );
      })}
    </ul>
  );

  return (
    <>
      <Text maw={820}>{t('teams.lead')}</Text>
      {people.data.some(({ mayMove }) => mayMove) && <Text maw={820}>{t('teams.leadHow')}</Text>}
      <Space h="md" />
      {drawn(branchesOf(teams.data, people.data), [])}
      {asked?.about === 'name' && <RenameTeamDialog team={asked.team} onClose={close} />}
      {asked?.about === 'place' && <PlaceTeamDialog team={asked.team} teams={teams.data} onClose={close} />}
      {asked?.about === 'below' && <TeamDialog under={asked.team.id} onClose={close} />}
      {asked?.about === 'person' && <MoveMemberDialog member={asked.member} onClose={close} />}
    </>
  );
}
