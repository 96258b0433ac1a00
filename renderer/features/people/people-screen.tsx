import { Button, Tabs } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { Screen } from '../../ui/screen.tsx';
import { AgreementPanel } from './agreement-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MembersPanel } from './members-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { RightsPanel } from './rights-panel.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { TeamsPanel } from './teams-panel.tsx';

/** Who is in the vault, what each role opens, and the rules an admin signs. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const { permissions, roles, waiting } = useSession();
  const looksThrough = roles.some((role) => role === 'admin' || role === 'lead' || role === 'auditor');
  const [dialog, setDialog] = useState<'invite' | 'team'>();
  const close = () => setDialog(undefined);

  const actions = (
    <>
      {permissions.createTeams && (
        <Button variant="default" onClick={() => setDialog('team')}>
          {t('people.team.button')}
        </Button>
      )}
      {permissions.invite && (
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setDialog('invite')}>
          {t('people.invite.button')}
        </Button>
      )}
    </>
  );

  return (
    <Screen title={t('people.title')} intro={t('people.lead')} actions={actions} wide>
      <Tabs defaultValue="members" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="members">{t('people.tabs.members')}</Tabs.Tab>
          <Tabs.Tab value="teams">{t('teams.tab')}</Tabs.Tab>
          <Tabs.Tab value="roles">{t('ownRoles.tab')}</Tabs.Tab>
          <Tabs.Tab value="rights">{t('people.tabs.rights')}</Tabs.Tab>
          {looksThrough && (
            <Tabs.Tab
              value="review"
              rightSection={
                waiting.reviewOverdue ? <span className="kb-rail-count kb-rail-count-due">{t('review.overdueMark')}</span> : undefined
              }
            >
              {t('review.tab')}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="policy">{t('people.tabs.policy')}</Tabs.Tab>
          <Tabs.Tab value="agreement">{t('agreement.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <MembersPanel onInvite={permissions.invite ? () => setDialog('invite') : undefined} />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <TeamsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <RolesPanel />
        </Tabs.Panel>
        <Tabs.Panel value="rights">
          <RightsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="review">
          <ReviewPanel />
        </Tabs.Panel>
        <Tabs.Panel value="agreement">
          <AgreementPanel />
        </Tabs.Panel>
        <Tabs.Panel value="policy">
          <PolicyPanel />
        </Tabs.Panel>
      </Tabs>
      <InviteDialog opened={dialog === 'invite'} onClose={close} />
      {dialog === 'team' && <TeamDialog onClose={close} />}
    </Screen>
  );
}
