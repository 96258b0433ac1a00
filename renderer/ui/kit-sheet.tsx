import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KitSheet } from '../../shared/model/app.ts';
import { call } from '../api/client.ts';
import { useAppState } from '../app/app-store.ts';
import { formatDate, groupCode } from './format.ts';
import { Secret } from './secret.tsx';
import { SixWordsView } from './six-words.tsx';

type KitSheetViewProps = { readonly sheet: KitSheet; readonly onDone: () => void; readonly doneLabel?: string };

/** The recovery kit as it will stand on paper. Shown once: leaving needs a tick that it is written down. */
export function KitSheetView({ sheet, onDone, doneLabel }: KitSheetViewProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const [onPaper, setOnPaper] = useState(false);
  const save = useMutation({ mutationFn: () => call('kit.save', { sheet, language }) });
  const saved = save.data && 'fileName' in save.data ? save.data.fileName : undefined;
  return (
    <Stack gap="md">
      <section className="kb-kit" aria-label={t('kit.sheet')}>
        <svg
          className="kb-kit-qr"
          role="img"
          aria-label={t('kit.qr')}
          viewBox={`-2 -2 ${sheet.qrSize + 4} ${sheet.qrSize + 4}`}
          shapeRendering="crispEdges"
        >
          <rect x={-2} y={-2} width={sheet.qrSize + 4} height={sheet.qrSize + 4} fill="#fff" />
          <path d={sheet.qrPath} fill="#000" />
        </svg>
        <dl className="kb-kit-facts">
          <dt>{t('kit.code')}</dt>
          <dd>
            <Secret label={t('kit.code')}>{groupCode(sheet.code)}</Secret>
            <Text size="xs" c="dimmed">
              {t('kit.codeText', { label: sheet.label })}
            </Text>
          </dd>
          {sheet.recoveryKey && (
            <>
              <dt>{t('kit.recoveryKey')}</dt>
              <dd>
                <Secret label={t('kit.recoveryKey')}>{sheet.recoveryKey}</Secret>
                <Text size="xs" c="dimmed">
                  {t('kit.recoveryKeyText')}
                </Text>
              </dd>
            </>
          )}
          <dt>{t('kit.words')}</dt>
          <dd>
            <SixWordsView words={sheet.vaultWords} />
          </dd>
          <dt>{t('kit.for')}</dt>
          <dd>
            {sheet.vaultName} · {sheet.label} · {formatDate(sheet.createdAt)}
          </dd>
        </dl>
      </section>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('kit.save')}
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {saved ? t('kit.saved', { fileName: saved }) : t('kit.saveText')}
        </Text>
      </Group>
      <Alert color="vermilion" variant="light">
        {t('kit.once')}
      </Alert>
      <Group justify="space-between">
        <Checkbox label={t('kit.onPaper')} checked={onPaper} onChange={(event) => setOnPaper(event.currentTarget.checked)} />
        <Button disabled={!onPaper} onClick={onDone}>
          {doneLabel ?? t('kit.done')}
        </Button>
      </Group>
    </Stack>
  );
}
