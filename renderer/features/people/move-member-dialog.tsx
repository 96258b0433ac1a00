import { Alert, Button, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { BookId, TeamId } from '../../../shared/model/ids.ts';
import { MOVED_CUSTOMERS, MovedCustomers } from '../../../shared/model/moving.ts';
import { useBooks } from '../../api/books.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useRunningJob } from '../../api/running-job.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { handoverTargets, STAYS } from './handover-targets.ts';
import { MovePlanView } from './move-plan-view.tsx';
import { bookGoes } from './team-tree.ts';
import { TeamSelect } from './team-select.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** Another team for somebody: where to, what becomes of the customers, what opens and closes, and why. */
export function MoveMemberDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const asked = member.moving;
  const teams = useQuery(callQuery('teams.list')).data ?? [];
  const books = useBooks().data ?? [];
  const [team, setTeam] = useState<TeamId>(asked?.teamId ?? member.teamId);
  const [customers, setCustomers] = useState<MovedCustomers>(asked?.customers ?? 'stay');
  const [handTo, setHandTo] = useState<string>();
  const [reason, setReason] = useState('');
  const job = useRunningJob('move');
  const wanted = { memberId: member.id, teamId: team, customers };
  const plan = useQuery({ ...callQuery('people.movePlan', wanted), staleTime: 0, placeholderData: keepPreviousData });
  const finishes = asked === undefined && member.customersLeft > 0 && team === member.teamId;
  const handsOver =
    finishes ||
    (customers === 'stay' &&
      plan.data !== undefined &&
      plan.data.customers > 0 &&
      plan.data.changesKeysNow &&
      plan.data.unsigned.length === 0);
  const targets = books.filter((book) => book.ownerId !== member.id && (finishes ? book.opens.private : book.teamId === member.teamId));
  // They stay with the team they are in unless somebody says otherwise.
  const target = handTo ?? targets.find(({ kind }) => kind === 'shared')?.id ?? STAYS;
  const given = handsOver && target !== STAYS ? { handTo: BookId.parse(target) } : {};
  const move = useMutation({
    mutationFn: (change: { readonly back: boolean }) =>
      change.back
        ? call('people.move', { memberId: member.id, teamId: member.teamId, customers, reason })
        : call('people.move', { ...wanted, reason, ...given }),
    onSuccess: ({ state, handedOver, booksWaiting }) => {
      void client.invalidateQueries();
      showDone(t(`moving.done.${state}`, { name: member.name }));
      if (handedOver > 0) showDone(t('leave.done.handedOver', { count: handedOver }));
      if (booksWaiting > 0) showDone(t('teams.placedWaiting', { count: booksWaiting }));
      onClose();
    },
    meta: { inline: true },
  });
  const goes = bookGoes(teams, member.teamId, team);
  // Who does not hold the key of the book sees none in it.
  const mayHaveCustomers =
    !finishes &&
    plan.data !== undefined &&
    (plan.data.customers > 0 || (!plan.data.changesKeysNow && member.roles.includes('salesperson')));
  const told = reason.trim() !== '';
  const ready = finishes || (plan.data !== undefined && plan.data.hindrance === undefined);

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!move.isPending}
      closeOnEscape={!move.isPending}
      withCloseButton={!move.isPending}
      title={t(finishes ? 'moving.finishTitle' : 'moving.title', { name: member.name })}
      size={640}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {move.isPending && <JobProgress title={t('leave.running')} text={t('moving.runningText')} job={job} />}
      <form
        hidden={move.isPending}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && told) move.mutate({ back: false });
        }}
      >
        <Stack gap="md">
          {asked && <Text>{t('moving.askedBy', { by: asked.by, team: asked.team, reason: asked.reason })}</Text>}
          <TeamSelect
            label={t('moving.team')}
            teams={teams}
            value={team}
            onChange={(next) => setTeam(next === null ? team : TeamId.parse(next))}
            allowDeselect={false}
            data-autofocus
          />
          {mayHaveCustomers && (
            <Radio.Group
              label={plan.data.customers > 0 ? t('moving.customersCount', { count: plan.data.customers }) : t('moving.customers')}
              value={customers}
              onChange={(next) => setCustomers(MovedCustomers.parse(next))}
            >
              <Stack gap={6} mt={6}>
                {MOVED_CUSTOMERS.map((each) => (
                  <Radio
                    key={each}
                    value={each}
                    label={t(`moving.choice.${each === 'go' && goes === 'goBelow' ? goes : each}`, { team: member.teamName })}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {finishes && (
            <Alert color="amber" variant="light">
              {t('moving.left', { count: member.customersLeft })}
            </Alert>
          )}
          {!finishes && plan.data && <MovePlanView plan={plan.data} goes={customers === 'stay' ? customers : goes} />}
          {handsOver && (
            <Select
              label={t('leave.handTo', { count: finishes ? member.customersLeft : (plan.data?.customers ?? 0) })}
              description={t('leave.handToHint')}
              data={handoverTargets(targets, t)}
              value={target}
              onChange={(next) => setHandTo(next ?? STAYS)}
              allowDeselect={false}
              searchable
              nothingFoundMessage={t('customers.move.noBook')}
            />
          )}
          <ReasonField hint={t('leave.reasonHint')} value={reason} onChange={setReason} />
          {move.error && <ErrorNotice error={move.error} />}
          <DialogFoot
            aside={
              asked && (
                <Button variant="default" disabled={!told} onClick={() => move.mutate({ back: true })}>
                  {t('moving.takeBack')}
                </Button>
              )
            }
            missing={(ready || asked !== undefined) && !told ? t('common.giveReason') : undefined}
            onCancel={onClose}
          >
            <Button type="submit" disabled={!ready || !told}>
              {t(finishes ? 'moving.finish' : plan.data !== undefined && plan.data.unsigned.length > 0 ? 'moving.ask' : 'moving.sign')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
