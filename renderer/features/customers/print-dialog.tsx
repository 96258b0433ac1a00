import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import { DAY_LIST_MAX } from '../../../shared/model/print.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';

type PrintDialogProps = {
  readonly opened: boolean;
  readonly ids: readonly CustomerId[];
  readonly most?: number;
  readonly onClose: () => void;
};

/** Makes a page to print. Numbers stay off the paper unless somebody who may export asks for them. */
export function PrintDialog({ opened, ids, most = PAGE_MAX, onClose }: PrintDialogProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const count = Math.min(ids.length, most);
  const [withPhones, setWithPhones] = useState(false);
  const print = useMutation({
    mutationFn: () => call('prints.run', { ids: ids.slice(0, most), phones: withPhones ? 'shown' : 'tokens', language }),
    meta: { inline: true },
  });
  const saved = print.data !== undefined && 'fileName' in print.data ? print.data : undefined;
  const handleClose = () => {
    print.reset();
    setWithPhones(false);
    onClose();
  };
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    print.mutate();
  };
  return (
    <Modal
      opened={opened}
      onClose={handleClose}
      title={t('customers.print.title', { count })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {saved ? (
        <Stack>
          <Text role="status">{t('customers.print.done', { file: saved.fileName, folder: saved.folder, token: saved.logToken })}</Text>
          <Text size="sm" c="dimmed">
            {t('customers.print.delete')}
          </Text>
          <Group justify="flex-end">
            <Button autoFocus onClick={handleClose}>
              {t('common.close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={handleSubmit}>
          <Stack>
            <Text size="sm">{t('customers.print.text')}</Text>
            {ids.length > most && <Text size="sm">{t('customers.print.first', { count: most })}</Text>}
            {count > DAY_LIST_MAX && <Text size="sm">{t('customers.print.many', { most: DAY_LIST_MAX })}</Text>}
            <Checkbox
              label={t('customers.print.phones')}
              description={t('customers.print.phonesHint')}
              checked={withPhones}
              onChange={(event) => setWithPhones(event.currentTarget.checked)}
            />
            {print.error && <ErrorNotice error={print.error} />}
            <DialogFoot onCancel={handleClose}>
              <Button type="submit" loading={print.isPending} data-autofocus>
                {t('customers.print.run')}
              </Button>
            </DialogFoot>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
