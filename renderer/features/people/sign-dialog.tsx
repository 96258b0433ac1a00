import { Button, Modal, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';

type Props = {
  readonly title: string;
  readonly size?: 'md' | 'lg' | 'xl';
  /** Whether what stands above the reason can be signed as it is. */
  readonly ready: boolean;
  /** What it lacks, where nothing above says so. */
  readonly missing?: string;
  readonly label: string;
  readonly signing: { readonly error: Error | null; readonly isPending: boolean; readonly mutate: (reason: string) => void };
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A change of people or teams that is signed with a reason. */
export function SignDialog({ title, size = 'md', ready, missing, label, signing, onClose, children }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const complete = ready && reason.trim() !== '';
  const lacking = ready ? t('common.giveReason') : missing;
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) signing.mutate(reason);
        }}
      >
        <Stack gap="md">
          {children}
          <ReasonField hint={t('leave.reasonHint')} value={reason} onChange={setReason} />
          {signing.error && <ErrorNotice error={signing.error} />}
          <DialogFoot missing={complete ? undefined : lacking} onCancel={onClose}>
            <Button type="submit" disabled={!complete} loading={signing.isPending}>
              {label}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
