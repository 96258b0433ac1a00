import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import type { ChosenFile } from './import-draft.ts';

type Props = { readonly file: ChosenFile; readonly canDelete: boolean; readonly onDeleted: () => void };

/** The file still lies open on the disk; deleting it is offered, with what that does and what it does not. */
export function SourceFile({ file, canDelete, onDeleted }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({ mutationFn: () => call('imports.deleteSource', { handle: file.handle }), onSuccess: onDeleted });
  if (file.pasted) return undefined;
  if (remove.isSuccess) return <Alert role="status">{t('import.source.deleted', { name: file.fileName })}</Alert>;

  return (
    <Alert color="amber">
      <Text size="sm">{t('import.result.sourceFile', { name: file.fileName })}</Text>
      {!canDelete && (
        <Text size="sm" mt={4}>
          {t('import.source.later')}
        </Text>
      )}
      {canDelete && asked && (
        <Text size="sm" mt={4}>
          {t('import.source.limits')}
        </Text>
      )}
      {canDelete && (
        <Group mt="xs" gap="sm">
          {asked && (
            <Button variant="default" size="compact-sm" onClick={() => setAsked(false)}>
              {t('import.source.keep')}
            </Button>
          )}
          <Button variant="default" size="compact-sm" loading={remove.isPending} onClick={() => (asked ? remove.mutate() : setAsked(true))}>
            {t(asked ? 'import.source.confirm' : 'import.source.delete')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
