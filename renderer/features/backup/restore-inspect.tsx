import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState, Handle } from '../../../shared/model/app.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import type { BackupInspection } from '../../../shared/model/exchange.ts';
import { call } from '../../api/client.ts';
import { formatCount, formatList } from '../../ui/format.ts';
import { SixWordsView } from '../../ui/six-words.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Props = {
  readonly handle: Handle;
  readonly recoveryKey: string;
  readonly inspection: BackupInspection;
  readonly onRestored: (state: AppState) => void;
  readonly onBack: () => void;
};

/** Step three: what was proven about the backup, and the words to compare, before anything is written. */
export function RestoreInspect({ handle, recoveryKey, inspection, onRestored, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const run = useMutation({
    mutationFn: () => call('restores.run', { handle, key: recoveryKey }),
    onSuccess: (result) => {
      if ('cancelled' in result) {
        showDone(t('restore.cancelled'));
        return;
      }
      onRestored(result);
    },
  });
  const made = isoMinute(inspection.madeAt);
  const people = formatList(inspection.labels, i18n.language);

  return (
    <Stack gap="sm">
      <div role="status">
        <Title order={2} c="var(--kb-proven)">
          {t('restore.inspect.title')}
        </Title>
      </div>
      <Table withRowBorders={false} verticalSpacing={3} horizontalSpacing={0} aria-label={t('restore.inspect.title')}>
        <Table.Tbody>
          <Line name={t('restore.inspect.vault')}>{inspection.vaultName}</Line>
          <Line name={t('restore.inspect.made')}>
            {made} · <TimeText at={inspection.madeAt} />
          </Line>
          <Line name={t('restore.inspect.by')}>{inspection.madeBy}</Line>
          <Line name={t('restore.inspect.rows')}>{formatCount(inspection.rows)}</Line>
          <Line name={t('restore.inspect.people')}>{people}</Line>
        </Table.Tbody>
      </Table>
      <Title order={3}>{t('restore.inspect.words')}</Title>
      <SixWordsView words={inspection.words} />
      <Text size="sm">{t('restore.inspect.wordsHint')}</Text>
      <Text size="sm" c="var(--kb-due)">
        {t('restore.inspect.lost', { when: made })}
      </Text>
      <Group>
        <Button loading={run.isPending} onClick={() => run.mutate()}>
          {t('restore.inspect.button')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('restore.choose.other')}
        </Button>
      </Group>
    </Stack>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w={270} fw={400} c="dimmed">
        {name}
      </Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}
