import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareSheet } from '../../../shared/model/recovery.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';
import { Secret } from '../../ui/secret.tsx';

type ShareSheetsProps = { readonly sheets: readonly ShareSheet[]; readonly onDone: () => void; readonly doneLabel: string };

/** The shares as they will stand on paper. Shown once: leaving needs a tick that they are printed. */
export function ShareSheets({ sheets, onDone, doneLabel }: ShareSheetsProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const [onPaper, setOnPaper] = useState(false);
  const save = useMutation({ mutationFn: () => call('shares.save', { sheets: [...sheets], language }) });
  const saved = save.data && 'fileName' in save.data ? save.data.fileName : undefined;
  return (
    <Stack gap="md">
      {sheets.map((sheet) => (
        <section key={sheet.index} className="kb-kit" aria-label={t('recovery.share', { index: sheet.index, shares: sheet.shares })}>
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
            <dt>{t('recovery.share', { index: sheet.index, shares: sheet.shares })}</dt>
            <dd>
              <Secret label={t('recovery.share', { index: sheet.index, shares: sheet.shares })}>{sheet.code}</Secret>
            </dd>
            <dt>{t('recovery.mark')}</dt>
            <dd className="kb-figures">{sheet.mark}</dd>
          </dl>
        </section>
      ))}
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('recovery.save')}
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {saved ? t('kit.saved', { fileName: saved }) : t('recovery.saveText')}
        </Text>
      </Group>
      <Alert color="vermilion" variant="light">
        {t('recovery.once')}
      </Alert>
      <Group justify="space-between">
        <Checkbox label={t('recovery.onPaper')} checked={onPaper} onChange={(event) => setOnPaper(event.currentTarget.checked)} />
        <Button disabled={!onPaper} onClick={onDone}>
          {doneLabel}
        </Button>
      </Group>
    </Stack>
  );
}
