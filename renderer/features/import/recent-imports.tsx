import { Alert, Button, Modal, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../../shared/model/day.ts';
import type { ImportUndone, ImportView } from '../../../shared/model/exchange.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import classes from './import.module.css';

type Undone = { readonly one: ImportView; readonly outcome: ImportUndone };
type Props = { readonly onUndone: (one: ImportView) => void };

/** Imports of the last week, each to be undone as a whole. */
export function RecentImports({ onUndone }: Props) {
  const { t } = useTranslation();
  // Anew whenever it comes into sight: after an import the newest one must not be mistaken for the one before it.
  const recent = useQuery({ ...callQuery('imports.list'), refetchOnMount: 'always' });
  const [asked, setAsked] = useState<ImportView>();
  const [undone, setUndone] = useState<Undone>();
  const imports = recent.data ?? [];
  if (imports.length === 0 && undone === undefined) return undefined;

  return (
    <section aria-labelledby="recent-imports">
      <Title order={2} id="recent-imports" mt="xl" mb="xs">
        {t('import.recent.title')}
      </Title>
      {undone !== undefined && <UndoneNotice {...undone} />}
      <ul className={classes['recent']}>
        {imports.map((one) => (
          <li key={one.id}>
            <div>
              <Text>{one.fileName}</Text>
              <RecentLine one={one} />
            </div>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('import.recent.undoNamed', { name: one.fileName })}
              disabled={recent.isFetching}
              onClick={() => setAsked(one)}
            >
              {t('import.recent.undo')}
            </Button>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <UndoDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onUndone={(outcome) => {
            setUndone({ one: asked, outcome });
            onUndone(asked);
          }}
        />
      )}
    </section>
  );
}

function RecentLine({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const facts = [
    isoMinute(one.at),
    one.byName,
    ...(one.created > 0 ? [t('import.recent.created', { count: one.created })] : []),
    ...(one.updated > 0 ? [t('import.recent.updated', { count: one.updated })] : []),
  ];
  return (
    <Text size="sm" c="dimmed">
      {facts.join(' · ')}
    </Text>
  );
}

type DialogProps = { readonly asked: ImportView; readonly onClose: () => void; readonly onUndone: (undone: ImportUndone) => void };

/** Undoing an import cannot itself be undone, so it asks. */
function UndoDialog({ asked, onClose, onUndone }: DialogProps) {
  const { t } = useTranslation();
  const undo = useMutation({
    mutationFn: () => call('imports.undo', { id: asked.id }),
    onSuccess: (outcome) => {
      onUndone(outcome);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('import.recent.ask', { name: asked.fileName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <div>
          <RecentLine one={asked} />
          {asked.created > 0 && <Text mt="xs">{t('import.recent.removes', { count: asked.created })}</Text>}
          {asked.updated > 0 && <Text mt="xs">{t('import.recent.restores', { count: asked.updated })}</Text>}
        </div>
        <div>
          <Text>{t('import.recent.final')}</Text>
          <Text c="dimmed">{t('import.recent.later')}</Text>
        </div>
        <DialogFoot startsAtCancel onCancel={onClose}>
          <Button loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('import.recent.undo')}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

function UndoneNotice({ one, outcome }: Undone) {
  const { t, i18n } = useTranslation();
  const { removed, restored, kept, keptTotal } = outcome;
  const names = kept.map(({ name }) => name).join(i18n.language === 'zh-CN' ? '、' : ', ');
  return (
    <Alert role="status" color={keptTotal > 0 ? 'amber' : 'ink'} mb="sm" maw={720}>
      <Text>{t('import.recent.undone', { name: one.fileName, at: isoMinute(one.at) })}</Text>
      {removed > 0 && <Text size="sm">{t('import.recent.removed', { count: removed })}</Text>}
      {restored > 0 && <Text size="sm">{t('import.recent.restored', { count: restored })}</Text>}
      {keptTotal > 0 && <Text size="sm">{t('import.recent.kept', { count: keptTotal, names })}</Text>}
    </Alert>
  );
}
