import { Alert, Button, Loader, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import type { LeaveResult } from '../../../shared/model/leaving.ts';
import { useBooks } from '../../api/books.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useRunningJob } from '../../api/running-job.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { ExposureDialog } from './exposure-dialog.tsx';
import { handoverTargets, STAYS } from './handover-targets.ts';
import { LeavePlanView } from './leave-plan-view.tsx';
import { LeaveResultView } from './leave-result-view.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** Leaving as one action: what will happen, who takes the customers over, and what came of it. */
export function LeaveDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const plan = useQuery(callQuery('people.leavePlan', { memberId: member.id }));
  const books = useBooks();
  const [handTo, setHandTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [reporting, setReporting] = useState(false);
  const job = useRunningJob('leave');
  const leave = useMutation({
    mutationFn: () =>
      call('people.leave', {
        memberId: member.id,
        reason: reason.trim(),
        ...(handTo === null || handTo === STAYS ? {} : { handTo: handTo }),
      }),
    onSettled: () => {
      void client.invalidateQueries();
    },
    meta: { inline: true },
  });
  const targets = (books.data ?? []).filter((book) => book.ownerId !== member.id && book.teamId === member.teamId);
  const result: LeaveResult | undefined = leave.data;
  const needsTarget = (plan.data?.customersToHandOver ?? 0) > 0;
  const lacking = lackingOf(needsTarget && handTo === null, reason.trim() === '');
  const ready = plan.data?.hindrance === undefined && lacking === undefined;

  return (
    <>
      <Modal
        opened
        onClose={onClose}
        closeOnClickOutside={!leave.isPending}
        closeOnEscape={!leave.isPending && !reporting}
        withCloseButton={!leave.isPending}
        title={t(plan.data?.stillHere === false ? 'leave.finishTitle' : 'leave.title', { name: member.name })}
        size={640}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {plan.error && <ErrorNotice error={plan.error} />}
        {!plan.data && !plan.error && <Loader size="sm" aria-label={t('common.loading')} />}
        {plan.data && leave.isPending && <JobProgress title={t('leave.running')} text={t('leave.runningText')} job={job} />}
        {result && <LeaveResultView name={member.name} result={result} onReport={() => setReporting(true)} onClose={onClose} />}
        {plan.data && !leave.isPending && !result && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) leave.mutate();
            }}
          >
            <Stack gap="md">
              <LeavePlanView plan={plan.data} />
              {plan.data.hindrance === undefined && (
                <>
                  {needsTarget ? (
                    <Select
                      label={t('leave.handTo', { count: plan.data.customersToHandOver })}
                      description={t('leave.handToHint')}
                      data={handoverTargets(targets, t)}
                      value={handTo}
                      onChange={setHandTo}
                      searchable
                      required
                      nothingFoundMessage={t('customers.move.noBook')}
                    />
                  ) : (
                    <Text size="sm">{t('leave.noCustomers')}</Text>
                  )}
                  <ReasonField hint={t('leave.reasonHint')} value={reason} onChange={setReason} />
                  <Alert color="vermilion" variant="light">
                    <Text size="sm">{t('leave.cannotUndo')}</Text>
                    <Text size="sm">{t('leave.unread')}</Text>
                  </Alert>
                </>
              )}
              {leave.error && <ErrorNotice error={leave.error} />}
              <DialogFoot
                missing={plan.data.hindrance === undefined && lacking ? t(lacking) : undefined}
                aside={
                  <Button variant="default" onClick={() => setReporting(true)}>
                    {t('leave.report')}
                  </Button>
                }
                startsAtCancel
                onCancel={onClose}
              >
                {plan.data.hindrance === undefined && (
                  <Button type="submit" color="vermilion" disabled={!ready}>
                    {t(plan.data.stillHere ? 'leave.button' : 'leave.finish')}
                  </Button>
                )}
              </DialogFoot>
            </Stack>
          </form>
        )}
      </Modal>
      {reporting && <ExposureDialog member={member} onClose={() => setReporting(false)} />}
    </>
  );
}

function lackingOf(target: boolean, reason: boolean): 'leave.missingTarget' | 'common.giveReason' | undefined {
  if (target) return 'leave.missingTarget';
  return reason ? 'common.giveReason' : undefined;
}
