import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useIsMutating, useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan, ImportReport, ImportResult } from '../../../shared/model/exchange.ts';
import { useBooks } from '../../api/books.ts';
import { call } from '../../api/client.ts';
import { useRunningJob } from '../../api/running-job.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { decisionsOf } from './decisions.ts';
import { groupProblems } from './import-draft.ts';
import { FINISHED, isImportInSight, type Walk } from './import-store.ts';
import { DuplicateWalk } from './duplicate-walk.tsx';
import { OwnerList } from './owner-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { SaveRows } from './save-rows.tsx';
import { formatCount } from '../../ui/format.ts';
import { showLasting } from '../../ui/toasts.tsx';
import classes from './import.module.css';

type Props = {
  readonly fileName: string;
  readonly plan: ImportPlan;
  readonly report: ImportReport;
  readonly walk: Walk | undefined;
  /** Customers were changed after the report was made. */
  readonly doubtful: boolean;
  readonly onWalk: (walk: Walk | undefined) => void;
  readonly onBack: () => void;
  /** After another look at the duplicates, with what the file makes under the new decisions. */
  readonly onDecided: (plan: ImportPlan, report: ImportReport) => void;
  readonly onFinished: (result: ImportResult | 'cancelled') => void;
};

/** Third step: what the whole file holds, then the import itself. */
export function CheckStep({ fileName, plan, report, walk, doubtful, onWalk, onBack, onDecided, onFinished }: Props) {
  const { t } = useTranslation();
  const importing = useRunningJob('import');
  const checking = useRunningJob('check');
  const book = useBooks().data?.find(({ id }) => id === plan.bookId);
  // By their keys, so that whoever left and came back still sees them run.
  const isWriting = useIsMutating({ mutationKey: ['imports.commit'] }) > 0;
  const isChecking = useIsMutating({ mutationKey: ['imports.check'] }) > 0;
  const commit = useMutation({
    mutationKey: ['imports.commit'],
    mutationFn: () => call('imports.commit', plan),
    onSuccess: (result) => {
      onFinished(result);
      // Whoever went on to other work meanwhile is told there.
      if (!isImportInSight())
        showLasting((say) => say('import.result.elsewhere', { imported: result.imported, updated: result.updated }), FINISHED);
    },
    onError: (error) => {
      if (error.code === 'CANCELLED') onFinished('cancelled');
    },
  });
  const check = useMutation({
    mutationKey: ['imports.check'],
    mutationFn: (decided: ImportPlan) => call('imports.check', decided),
    onSuccess: (found, decided) => onDecided(decided, found),
  });
  const checkAnew = useEffectEvent(() => check.mutate(plan));
  const isDue = doubtful && !isWriting && !isChecking && !check.isError && walk === undefined;
  useEffect(() => {
    if (isDue) checkAnew();
  }, [isDue]);
  const { blocking, remarks } = groupProblems(report, plan.duplicates);
  const counts = [
    ['rows', report.rows],
    ['ready', report.ready],
    ['duplicates', report.duplicatesInFile + report.duplicatesInVault],
    ['refused', report.refused],
  ] as const;

  if (isWriting)
    return (
      <JobProgress
        title={t('import.progress.title')}
        text={t('import.progress.sealing')}
        job={importing}
        cancelLabel={t('import.progress.cancel')}
      />
    );

  if (isChecking) return <JobProgress title={t('import.progress.checking')} job={checking} cancelLabel={t('common.cancel')} />;
  if (walk)
    return (
      <DuplicateWalk
        plan={plan}
        total={report.duplicatesInVault}
        walk={walk}
        onWalk={onWalk}
        onDone={(decided) => {
          onWalk(undefined);
          if (JSON.stringify(decided) !== JSON.stringify(plan)) check.mutate(decided);
        }}
      />
    );

  const isClean = report.problems.length + report.duplicatesInVault === 0 && report.owners.every(({ state }) => state === 'known');
  return (
    <Stack gap="md" maw={720}>
      <div>
        <Title order={2}>{t('import.check.title')}</Title>
        <Text c="dimmed">{t('import.check.way', { file: fileName, book: book?.name })}</Text>
      </div>
      <dl className={classes['counts']}>
        {counts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`import.check.${name}`)}</dt>
            <dd>{formatCount(value)}</dd>
          </div>
        ))}
      </dl>
      {isClean && <Text>{t('import.check.clean')}</Text>}
      <ProblemList title={t('import.check.blocking')} problems={blocking}>
        {report.refused > 0 && <SaveRows plan={plan} which="out" />}
      </ProblemList>
      <ProblemList title={t('import.check.reported')} problems={remarks}>
        <SaveRows plan={plan} which="in" />
      </ProblemList>
      {report.duplicatesInVault > 0 && (
        <Group gap="sm">
          <Text>
            {t('import.duplicates.found', { count: report.duplicatesInVault, rule: t(`import.plan.duplicate.${plan.duplicates}`) })}
          </Text>
          {report.decided > 0 && <Text>{t('import.duplicates.decided', { count: report.decided })}</Text>}
          <Button variant="default" size="compact-sm" onClick={() => onWalk({ at: 0, decisions: decisionsOf(plan) })}>
            {t('import.duplicates.open')}
          </Button>
        </Group>
      )}
      {report.owners.length > 0 && <OwnerList plan={plan} owners={report.owners} onChange={(decided) => check.mutate(decided)} />}
      {report.ready === 0 && <Alert color="amber">{t('import.check.nothing')}</Alert>}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('import.check.back')}
        </Button>
        {report.ready > 0 && <Button onClick={() => commit.mutate()}>{t('import.check.commit', { count: report.ready })}</Button>}
      </Group>
    </Stack>
  );
}
