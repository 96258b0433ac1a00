import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '../../../shared/model/recovery.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';

type ShareCodesProps = {
  readonly count: number;
  readonly button: string;
  readonly busy: boolean;
  /** What came of each field the last time. */
  readonly verdicts?: Rehearsal['shares'] | undefined;
  readonly onCancel: () => void;
  readonly onSubmit: (codes: readonly string[]) => void;
};

/** As many fields as shares are needed, typed from paper. */
export function ShareCodes({ count, button, busy, verdicts, onCancel, onSubmit }: ShareCodesProps) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const fields = Array.from({ length: count }, (_, at) => codes[at] ?? '');
  const ready = fields.every((code) => code.trim() !== '');
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) onSubmit(fields.map((code) => code.trim()));
  };
  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="sm">
        {fields.map((code, at) => {
          const verdict = verdicts?.[at];
          return (
            <PasswordInput
              key={at}
              label={t('recovery.codeOf', { number: at + 1 })}
              value={code}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              error={verdict && verdict.verdict !== 'holds' ? t(`recovery.verdict.${verdict.verdict}`) : undefined}
              description={verdict?.verdict === 'holds' ? t('recovery.verdict.holds', { index: verdict.index }) : undefined}
              visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
              onChange={(event) => setCodes(fields.with(at, event.currentTarget.value))}
            />
          );
        })}
        <DialogFoot missing={ready ? undefined : t('recovery.missing.codes')} onCancel={onCancel}>
          <Button type="submit" disabled={!ready} loading={busy}>
            {button}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
