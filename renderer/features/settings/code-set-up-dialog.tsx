import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract.ts';
import { call } from '../../api/client.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { groupCode } from '../../ui/format.ts';
import { Secret } from '../../ui/secret.tsx';

type Props = { readonly setUp: Output<'codes.begin'>; readonly passphrase: string; readonly onDone: () => void };

/** The app takes the secret and proves it with a code; then the recovery codes, once. */
export function CodeSetUpDialog({ setUp, passphrase, onDone }: Props) {
  const { t } = useTranslation();
  const confirm = useMutation({
    mutationFn: (code: string) => call('codes.confirm', { passphrase, code }),
    meta: { inline: true },
  });
  const recovery = confirm.data?.recoveryCodes;
  return (
    <Modal
      opened
      onClose={recovery ? () => undefined : onDone}
      withCloseButton={!recovery}
      closeOnEscape={!recovery}
      closeOnClickOutside={false}
      title={t(recovery ? 'codes.recovery.title' : 'codes.setUp.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {recovery ? (
        <RecoveryCodes codes={recovery} onDone={onDone} />
      ) : (
        <TakeOver
          setUp={setUp}
          error={confirm.error}
          isPending={confirm.isPending}
          onCode={(code) => confirm.mutate(code)}
          onCancel={onDone}
        />
      )}
    </Modal>
  );
}

type TakeOverProps = {
  readonly setUp: Output<'codes.begin'>;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onCode: (code: string) => void;
  readonly onCancel: () => void;
};

function TakeOver({ setUp, error, isPending, onCode, onCancel }: TakeOverProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const edge = setUp.qrSize + 4;
  const isEmpty = code.trim() === '';
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isEmpty) onCode(code);
  };
  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="sm">
        <Text size="sm">{t('codes.setUp.text')}</Text>
        <svg
          className="kb-kit-qr"
          role="img"
          aria-label={t('codes.setUp.qr')}
          viewBox={`-2 -2 ${edge} ${edge}`}
          shapeRendering="crispEdges"
        >
          <rect x={-2} y={-2} width={edge} height={edge} fill="#fff" />
          <path d={setUp.qrPath} fill="#000" />
        </svg>
        <div>
          <Text size="sm" c="dimmed">
            {t('codes.setUp.byHand')}
          </Text>
          <Secret label={t('codes.setUp.secret')}>{groupCode(setUp.secret)}</Secret>
        </div>
        <TextInput
          label={t('codes.setUp.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          maxLength={40}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
        />
        {error ? <ErrorNotice error={error} /> : null}
        <DialogFoot missing={isEmpty ? t('codes.setUp.missing') : undefined} onCancel={onCancel}>
          <Button type="submit" disabled={isEmpty} loading={isPending}>
            {t('codes.setUp.confirm')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}

function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [onPaper, setOnPaper] = useState(false);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('codes.recovery.text', { number: codes.length })}</Text>
      <SimpleGrid cols={2} spacing="xs" aria-label={t('codes.recovery.title')}>
        {codes.map((code) => (
          <Secret key={code}>{`${code.slice(0, 5)}-${code.slice(5)}`}</Secret>
        ))}
      </SimpleGrid>
      <Checkbox label={t('codes.recovery.onPaper')} checked={onPaper} onChange={(event) => setOnPaper(event.currentTarget.checked)} />
      <Group justify="flex-end">
        {!onPaper && (
          <Text size="sm" c="dimmed">
            {t('codes.recovery.tickFirst')}
          </Text>
        )}
        <Button disabled={!onPaper} onClick={onDone}>
          {t('codes.recovery.done')}
        </Button>
      </Group>
    </Stack>
  );
}
