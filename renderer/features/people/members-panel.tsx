import { Button, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { callQuery } from '../../api/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CancelInvitationDialog } from './cancel-invitation-dialog.tsx';
import { ChangeRolesDialog } from './change-roles-dialog.tsx';
import { CompareWordsDialog } from './compare-words-dialog.tsx';
import { ConfirmChangeDialog } from './confirm-change-dialog.tsx';
import { ExposureDialog } from './exposure-dialog.tsx';
import { InviteAgainDialog } from './invite-again-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { MembersTable } from './members-table.tsx';
import { MoveMemberDialog } from './move-member-dialog.tsx';
import { PendingList } from './pending-list.tsx';
import { formatList } from '../../ui/format.ts';

type Asked = {
  readonly about: 'words' | 'invitation' | 'again' | 'leaving' | 'report' | 'roles' | 'change' | 'team';
  readonly member: MemberView;
};

type Props = { readonly onInvite: (() => void) | undefined };

/** The roster as people: those who wait come first. */
export function MembersPanel({ onInvite }: Props) {
  const { t, i18n } = useTranslation();
  const people = useQuery(callQuery('people.list'));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);

  if (people.error) return <ErrorNotice error={people.error} />;
  if (!people.data) return <Loader size="sm" aria-label={t('common.loading')} />;
  const waiting = people.data.filter((member) => member.state === 'waiting');
  const elsewhere = waiting.filter((member) => !member.canConfirm && !member.isSelf);
  const names = formatList(
    elsewhere.map((member) => member.name),
    i18n.language,
  );

  return (
    <Stack gap="md">
      <PendingList
        members={people.data.filter((member) => member.canConfirm || member.canConfirmChange || member.moving?.canSign === true)}
        onCompare={(member) => setAsked({ about: 'words', member })}
        onCheckChange={(member) => setAsked({ about: 'change', member })}
        onCheckMove={(member) => setAsked({ about: 'team', member })}
      />
      {elsewhere.length > 0 && <Text c="dimmed">{t('people.pending.others', { count: elsewhere.length, names })}</Text>}
      <MembersTable
        members={people.data}
        onCancelInvitation={(member) => setAsked({ about: 'invitation', member })}
        onAgain={(member) => setAsked({ about: 'again', member })}
        onChangeRoles={(member) => setAsked({ about: 'roles', member })}
        onMove={(member) => setAsked({ about: 'team', member })}
        onLeave={(member) => setAsked({ about: 'leaving', member })}
        onReport={(member) => setAsked({ about: 'report', member })}
      />
      {people.data.length === 1 && (
        <EmptyState
          title={t('people.empty.title')}
          text={t('people.empty.text')}
          action={
            onInvite && (
              <Button mt="xs" onClick={onInvite}>
                {t('people.empty.invite')}
              </Button>
            )
          }
        />
      )}
      {asked?.about === 'words' && <CompareWordsDialog member={asked.member} onClose={close} />}
      {asked?.about === 'again' && <InviteAgainDialog member={asked.member} onClose={close} />}
      {asked?.about === 'roles' && <ChangeRolesDialog member={asked.member} onClose={close} />}
      {asked?.about === 'change' && <ConfirmChangeDialog member={asked.member} onClose={close} />}
      {asked?.about === 'team' && <MoveMemberDialog member={asked.member} onClose={close} />}
      {asked?.about === 'leaving' && <LeaveDialog member={asked.member} onClose={close} />}
      {asked?.about === 'report' && <ExposureDialog member={asked.member} onClose={close} />}
      {asked?.about === 'invitation' && <CancelInvitationDialog member={asked.member} onClose={close} />}
    </Stack>
  );
}
