import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PATHS } from '../../app/places.ts';
import { formatCount } from '../../ui/format.ts';
import type { ImportStep } from './import-store.ts';
import { ProblemList } from './problem-list.tsx';
import { SaveRows } from './save-rows.tsx';
import { SourceFile } from './source-file.tsx';
import classes from './import.module.css';

type Props = Omit<Extract<ImportStep, { readonly at: 'result' }>, 'at'> & { readonly onAgain: () => void };

const COUNTS = ['imported', 'updated', 'skipped', 'refused'] as const;

/** Last step: what was written, or that it was undone since, and that the source file still lies open on the disk. */
export function ResultStep({ file, plan, result, remarks, undone = false, onAgain }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [isGone, setGone] = useState(false);

  return (
    <Stack gap="md" maw={720}>
      {result === 'cancelled' ? (
        <Text role="status">{t('import.result.cancelled')}</Text>
      ) : (
        <>
          <div role="status">
            <Title order={2}>{t(undone ? 'import.result.undone' : 'import.result.title')}</Title>
          </div>
          {!undone && (
            <>
              <dl className={classes['counts']}>
                {COUNTS.map((name) => (
                  <div key={name}>
                    <dt>{t(`import.result.${name}`)}</dt>
                    <dd>{formatCount(result[name])}</dd>
                  </div>
                ))}
              </dl>
              <ProblemList title={t('import.result.remarks')} problems={remarks} />
            </>
          )}
          {result.refused > 0 && !isGone && <SaveRows plan={plan} which="out" />}
          {result.inboxed > 0 && <Text>{t('import.result.inboxed', { count: result.inboxed })}</Text>}
        </>
      )}
      <SourceFile file={file} canDelete={result !== 'cancelled' && !undone} onDeleted={() => setGone(true)} />
      <Group justify="space-between">
        <Button variant="default" onClick={onAgain}>
          {t('import.result.again')}
        </Button>
        <Button onClick={() => navigate(PATHS.customers)}>{t('import.result.show')}</Button>
      </Group>
    </Stack>
  );
}
