import { SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { FIRST_RULES } from '../../../shared/model/passphrase-rules.ts';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { looksLikeRecipient, type ExportDraft } from './export-draft.ts';

type Props = { readonly draft: ExportDraft; readonly onChange: (change: Partial<ExportDraft>) => void };

/** Who will be able to open the file: whoever knows a passphrase, or the holder of an age identity. */
export function TargetFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const handleAcceptable = useCallback((acceptable: boolean) => onChange({ acceptable }), [onChange]);
  const badRecipient = draft.recipient.trim() !== '' && !looksLikeRecipient(draft.recipient);

  return (
    <section aria-labelledby="target-title">
      <Title order={2} id="target-title" mb="xs">
        {t('export.target.title')}
      </Title>
      <Stack gap="sm" align="stretch">
        <SegmentedControl
          aria-label={t('export.target.title')}
          value={draft.targetKind}
          onChange={(kind) => onChange({ targetKind: kind })}
          data={[
            { value: 'passphrase', label: t('export.target.passphrase') },
            { value: 'recipient', label: t('export.target.recipient') },
          ]}
        />
        {draft.targetKind === 'passphrase' ? (
          <>
            <PassphraseField
              label={t('export.target.passphraseLabel')}
              value={draft.passphrase}
              onChange={(passphrase) => onChange({ passphrase })}
              repeated={draft.again}
              onRepeated={(again) => onChange({ again })}
              own={[session.name, session.teamName]}
              strict={false}
              rules={FIRST_RULES}
              onAcceptable={handleAcceptable}
            />
            <Text size="sm" c="dimmed">
              {t('export.target.passphraseHint')}
            </Text>
          </>
        ) : (
          <Textarea
            label={t('export.target.recipientLabel')}
            description={t('export.target.recipientHint')}
            value={draft.recipient}
            onChange={(event) => onChange({ recipient: event.currentTarget.value })}
            error={badRecipient ? t('export.target.recipientBad') : undefined}
            autosize
            minRows={2}
            maxLength={4096}
            spellCheck={false}
          />
        )}
      </Stack>
    </section>
  );
}
