import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ImportResult } from '../../../shared/model/exchange.ts';
import { PATHS } from '../../app/places.ts';
import { formatCount } from '../../ui/format.ts';
import type { ChosenFile } from './import-draft.ts';
import { SourceFile } from './source-file.tsx';
import classes from './import.module.css';

type Props = { readonly file: ChosenFile; readonly result: ImportResult | 'cancelled'; readonly onAgain: () => void };

const COUNTS = ['imported', 'updated', 'skipped', 'refused'] as const;

/** Last step: what was written, and that the source file still lies open on the disk. */
export function ResultStep({ file, result, onAgain }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();

  return (
    <Stack gap="md" maw={720}>
      {result === 'cancelled' ? (
        <Text role="status">{t('import.result.cancelled')}</Text>
      ) : (
        <>
          <div role="status">
            <Title order={2}>{t('import.result.title')}</Title>
          </div>
          <dl className={classes['counts']}>
            {COUNTS.map((name) => (
              <div key={name}>
                <dt>{t(`import.result.${name}`)}</dt>
                <dd>{formatCount(result[name])}</dd>
              </div>
            ))}
          </dl>
          {result.inboxed > 0 && <Text>{t('import.result.inboxed', { count: result.inboxed })}</Text>}
        </>
      )}
      <SourceFile file={file} canDelete={result !== 'cancelled'} />
      <Group>
        <Button onClick={() => navigate(PATHS.customers)}>{t('import.result.show')}</Button>
        <Button variant="default" onClick={onAgain}>
          {t('import.result.again')}
        </Button>
      </Group>
    </Stack>
  );
}
