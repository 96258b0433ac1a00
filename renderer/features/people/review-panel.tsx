import { Alert, Button, Group, Loader, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../shared/model/day.ts';
import { REVIEW_EVERY_DAYS, REVIEW_VERDICTS, type Review, type ReviewedMember, type ReviewVerdict } from '../../../shared/model/review.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useRoleName } from '../../api/role-names.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Verdicts = Readonly<Record<string, ReviewVerdict>>;

/** Every 90 days: everybody's rights with their last use, a verdict on each, one signature under all. */
export function ReviewPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const review = useQuery({ ...callQuery('reviews.get'), staleTime: 0 });
  const [verdicts, setVerdicts] = useState<Verdicts>({});
  const sign = useMutation({
    mutationFn: (members: readonly ReviewedMember[]) =>
      call('reviews.sign', { results: members.map(({ id, roles }) => ({ member: id, roles, verdict: verdicts[id] ?? 'keep' })) }),
    onSuccess: () => {
      setVerdicts({});
      void client.invalidateQueries({ queryKey: ['reviews.get'] });
      showDone(t('review.signed', { days: REVIEW_EVERY_DAYS }));
    },
    meta: { inline: true },
  });
  if (review.error) return <ErrorNotice error={review.error} />;
  if (!review.data) return <Loader size="sm" aria-label={t('common.loading')} />;
  const { members, maySign } = review.data;
  const undecided = members.filter(({ id }) => verdicts[id] === undefined).length;

  return (
    <Stack gap="md">
      <Standing review={review.data} />
      <ReviewTable
        members={members}
        verdicts={verdicts}
        onVerdict={maySign ? (id, verdict) => setVerdicts({ ...verdicts, [id]: verdict }) : undefined}
      />
      <Text size="sm" c="dimmed" maw={760}>
        {t(maySign ? 'review.after' : 'review.onlyAdmin')}
      </Text>
      {sign.error && <ErrorNotice error={sign.error} />}
      {maySign && (
        <Group>
          <Button disabled={undecided > 0} loading={sign.isPending} onClick={() => sign.mutate(members)}>
            {t('review.sign')}
          </Button>
          <EnforcementBadge enforcement="signature" />
          {undecided > 0 && <Text size="sm">{t('review.undecided', { count: undecided })}</Text>}
        </Group>
      )}
    </Stack>
  );
}

function Standing({ review: { last, dueAt, isOverdue } }: { readonly review: Review }) {
  const { t } = useTranslation();
  const said = (
    <Text size="sm">
      {last ? t('review.last', { ...last, when: isoDay(last.at) }) : t('review.never')}
      <br />
      {t(last ? 'review.due' : 'review.firstDue', { when: isoDay(dueAt) })}
    </Text>
  );
  return (
    <div>
      <Title order={2}>{t('review.title')}</Title>
      <Text c="dimmed" mt={4} mb="xs">
        {t('review.lead', { days: REVIEW_EVERY_DAYS })}
      </Text>
      {isOverdue ? (
        <Alert color="amber" variant="light" title={t('review.overdue')}>
          {said}
        </Alert>
      ) : (
        said
      )}
    </div>
  );
}

type TableProps = {
  readonly members: readonly ReviewedMember[];
  readonly verdicts: Verdicts;
  /** Absent for those who only look. */
  readonly onVerdict: ((id: string, verdict: ReviewVerdict) => void) | undefined;
};

function ReviewTable({ members, verdicts, onVerdict }: TableProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  return (
    <Table className="kb-table" aria-label={t('review.title')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('people.table.name')}</Table.Th>
          <Table.Th>{t('people.table.roles')}</Table.Th>
          <Table.Th>{t('people.table.team')}</Table.Th>
          <Table.Th>{t('review.keys')}</Table.Th>
          <Table.Th>{t('review.lastUsed')}</Table.Th>
          {onVerdict && <Table.Th>{t('review.verdict')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td maw={260} style={{ overflowWrap: 'anywhere' }}>
              {member.name}
              {member.isOpen && (
                <Text size="xs" c="var(--kb-due)">
                  {t('review.open')}
                </Text>
              )}
            </Table.Td>
            <Table.Td>{member.roles.map(roleName).join(' · ')}</Table.Td>
            <Table.Td>{member.teamName}</Table.Td>
            <Table.Td className="kb-figures">{t('review.keyCount', { cards: member.cards, privates: member.privates })}</Table.Td>
            <Table.Td>{member.lastUsedAt === undefined ? t('review.neverUsed') : <TimeText at={member.lastUsedAt} />}</Table.Td>
            {onVerdict && (
              <Table.Td>
                <SegmentedControl
                  size="xs"
                  withItemsBorders
                  style={{ border: '1px solid var(--mantine-color-default-border)' }}
                  aria-label={t('review.verdictOf', { name: member.name })}
                  data={REVIEW_VERDICTS.map((verdict) => ({ value: verdict, label: t(`review.${verdict}`) }))}
                  value={verdicts[member.id] ?? ''}
                  onChange={(next) => onVerdict(member.id, REVIEW_VERDICTS.find((verdict) => verdict === next) ?? 'keep')}
                />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
