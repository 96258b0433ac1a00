import { Alert, Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryStatus, SplitShape } from '../../../shared/model/recovery.ts';
import { call } from '../../api/client.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { ShareCodes } from './share-codes.tsx';
import { ShareSheets } from './share-sheets.tsx';
import { SplitFields, USUAL_SPLIT } from './split-fields.tsx';

type RecoveryDialogProps = { readonly status: RecoveryStatus; readonly onClose: () => void };

/** The key on the founder's paper becomes pages for several people. */
export function SplitDialog({ onClose }: RecoveryDialogProps) {
  const { t } = useTranslation();
  const [shape, setShape] = useState<SplitShape>(USUAL_SPLIT);
  const [key, setKey] = useState('');
  const split = useMutation({ mutationFn: () => call('recovery.split', { ...shape, key: key.trim() }), meta: { inline: true } });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (key.trim() !== '') split.mutate();
  };
  return (
    <Frame title={t('recovery.split.title')} locked={split.data !== undefined} onClose={onClose}>
      {split.data ? (
        <ShareSheets sheets={split.data} onDone={onClose} doneLabel={t('recovery.split.done')} />
      ) : (
        <form onSubmit={handleSubmit}>
          <Stack gap="md">
            <Text size="sm">{t('recovery.split.text')}</Text>
            <PasswordInput
              label={t('kit.recoveryKey')}
              description={t('recovery.split.keyHint')}
              value={key}
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <SplitFields shape={shape} onChange={setShape} />
            {split.error && <ErrorNotice error={split.error} />}
            <DialogFoot missing={key.trim() === '' ? t('recovery.missing.key') : undefined} onCancel={onClose}>
              <Button type="submit" disabled={key.trim() === ''} loading={split.isPending}>
                {t('recovery.split.button')}
              </Button>
            </DialogFoot>
          </Stack>
        </form>
      )}
    </Frame>
  );
}

/** Types shares back and says whether they work; nothing is opened or changed. */
export function RehearseDialog({ status, onClose }: RecoveryDialogProps) {
  const { t } = useTranslation();
  const [newest] = status.splits;
  const rehearse = useMutation({
    mutationFn: (codes: readonly string[]) => call('recovery.rehearse', { codes: [...codes] }),
    meta: { inline: true },
  });
  const outcome = rehearse.data;
  return (
    <Frame title={t('recovery.rehearse.title')} locked={false} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">{t('recovery.rehearse.text')}</Text>
        {outcome?.proven ? (
          <Alert color="proven" variant="light" role="status">
            {t('recovery.rehearse.proven')}
          </Alert>
        ) : (
          <ShareCodes
            count={newest?.threshold ?? USUAL_SPLIT.threshold}
            button={t('recovery.rehearse.button')}
            busy={rehearse.isPending}
            verdicts={outcome?.shares}
            onCancel={onClose}
            onSubmit={(codes) => rehearse.mutate(codes)}
          />
        )}
        {outcome && !outcome.proven && (
          <Text size="sm" c="var(--kb-due)" role="status">
            {t('recovery.rehearse.failed')}
          </Text>
        )}
        {rehearse.error && <ErrorNotice error={rehearse.error} />}
      </Stack>
    </Frame>
  );
}

/** Another key: pages first, then typed back from them, and only then signed. */
export function ReplaceDialog({ onClose }: RecoveryDialogProps) {
  const { t } = useTranslation();
  const [shape, setShape] = useState<SplitShape>(USUAL_SPLIT);
  const [printed, setPrinted] = useState(false);
  const prepare = useMutation({ mutationFn: () => call('recovery.prepare', shape), meta: { inline: true } });
  const replace = useMutation({
    mutationFn: (codes: readonly string[]) => call('recovery.replace', { codes: [...codes] }),
    onSuccess: ({ offer }) => {
      showDone(t(offer ? 'recovery.replace.offered' : 'recovery.replace.done'));
      onClose();
    },
    meta: { inline: true },
  });
  return (
    <Frame title={t('recovery.replace.title')} locked={prepare.data !== undefined && !printed} onClose={onClose}>
      {!prepare.data && (
        <Stack gap="md">
          <Text size="sm">{t('recovery.replace.text')}</Text>
          <SplitFields shape={shape} onChange={setShape} />
          {prepare.error && <ErrorNotice error={prepare.error} />}
          <DialogFoot onCancel={onClose}>
            <Button loading={prepare.isPending} onClick={() => prepare.mutate()}>
              {t('recovery.replace.make')}
            </Button>
          </DialogFoot>
        </Stack>
      )}
      {prepare.data && !printed && <ShareSheets sheets={prepare.data} onDone={() => setPrinted(true)} doneLabel={t('common.next')} />}
      {prepare.data && printed && (
        <Stack gap="md">
          <Text size="sm">{t('recovery.replace.typeBack', { count: shape.threshold })}</Text>
          <ShareCodes
            count={shape.threshold}
            button={t('recovery.replace.sign')}
            busy={replace.isPending}
            onCancel={onClose}
            onSubmit={(codes) => replace.mutate(codes)}
          />
          {replace.error && <ErrorNotice error={replace.error} />}
        </Stack>
      )}
    </Frame>
  );
}

type FrameProps = {
  readonly title: string;
  /** Pages that are shown once do not go by a slip. */
  readonly locked: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function Frame({ title, locked, onClose, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      withCloseButton={!locked}
      closeOnEscape={!locked}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {children}
    </Modal>
  );
}
