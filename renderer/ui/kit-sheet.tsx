import { Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KitSheet } from '../../shared/model/app.ts';
import { isoDay } from '../../shared/model/day.ts';
import { call } from '../api/client.ts';
import { useAppState } from '../app/app-store.ts';
import { groupCode } from './format.ts';
import { PaperSheet, PaperSteps } from './paper-sheet.tsx';
import { Secret } from './secret.tsx';
import { SixWordsView } from './six-words.tsx';

type KitSheetViewProps = { readonly sheet: KitSheet; readonly onDone: () => void; readonly doneLabel?: string };

/** The recovery kit as it will stand on paper. Shown once: leaving needs a tick that it is written down. */
export function KitSheetView({ sheet, onDone, doneLabel }: KitSheetViewProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const save = useMutation({ mutationFn: () => call('kit.save', { sheet, language }) });
  const saved = save.data && 'fileName' in save.data ? save.data.fileName : undefined;
  return (
    <Stack gap="md">
      <PaperSheet label={t('kit.sheet')} qrPath={sheet.qrPath} qrSize={sheet.qrSize}>
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
          {sheet.vaultName} · {sheet.label} · {isoDay(sheet.createdAt)}
        </dd>
      </PaperSheet>
      <PaperSteps
        save={save}
        saveLabel={t('kit.save')}
        saveText={saved ? t('kit.saved', { fileName: saved }) : t('kit.saveText')}
        saved={saved !== undefined}
        once={t('kit.once')}
        onPaperLabel={t('kit.onPaper')}
        doneLabel={doneLabel ?? t('kit.done')}
        onDone={onDone}
      />
    </Stack>
  );
}
