import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acceptAppState } from '../../app/app-store.ts';
import { RestoreFlow } from './restore-flow.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Restoring from within an open vault. */
export function RestoreDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('restore.title')}
      size="xl"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <RestoreFlow onDone={acceptAppState} onCancel={onClose} />
    </Modal>
  );
}
