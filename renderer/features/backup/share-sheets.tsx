import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ShareSheet } from '../../../shared/model/recovery.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';
import { PaperSheet, PaperSteps } from '../../ui/paper-sheet.tsx';
import { Secret } from '../../ui/secret.tsx';

type ShareSheetsProps = { readonly sheets: readonly ShareSheet[]; readonly onDone: () => void; readonly doneLabel: string };

/** The shares as they will stand on paper. Shown once: leaving needs a tick that they are printed. */
export function ShareSheets({ sheets, onDone, doneLabel }: ShareSheetsProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const save = useMutation({ mutationFn: () => call('shares.save', { sheets: [...sheets], language }) });
  const saved = save.data && 'fileName' in save.data ? save.data.fileName : undefined;
  return (
    <Stack gap="md">
      {sheets.map(({ index, shares, code, mark, qrPath, qrSize }) => {
        const title = t('recovery.share', { index, shares });
        return (
          <PaperSheet key={index} label={title} qrPath={qrPath} qrSize={qrSize}>
            <dt>{title}</dt>
            <dd>
              <Secret label={title}>{code}</Secret>
            </dd>
            <dt>{t('recovery.mark')}</dt>
            <dd className="kb-figures">{mark}</dd>
          </PaperSheet>
        );
      })}
      <PaperSteps
        save={save}
        saveLabel={t('recovery.save')}
        saveText={saved ? t('kit.saved', { fileName: saved }) : t('recovery.saveText')}
        saved={saved !== undefined}
        once={t('recovery.once')}
        onPaperLabel={t('recovery.onPaper')}
        doneLabel={doneLabel}
        onDone={onDone}
      />
    </Stack>
  );
}
