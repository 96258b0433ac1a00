import { Fieldset, Input, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_DAYS, PASSPHRASE_PRESETS } from '../../../shared/model/passphrase-rules.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import type { PolicyDraft } from './policy-draft.ts';
import { PolicyNumber } from './policy-number.tsx';
import { presetOf } from './passphrase-preset.ts';

type Props = { readonly draft: PolicyDraft; readonly readOnly: boolean; readonly onChange: (change: Partial<PolicyDraft>) => void };

/** What a passphrase must be: two sets of rules that others recommend, or one's own. */
export function PassphraseRules({ draft, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const presetId = useId();
  const daysId = useId();
  const preset = presetOf(draft);
  return (
    <Fieldset legend={t('policy.passphrase.title')} disabled={readOnly}>
      <Stack gap="sm">
        <EnforcedText by="program">{t('policy.passphrase.limits')}</EnforcedText>
        <div>
          <Input.Label id={presetId} labelElement="div" display="block" mb={4}>
            {t('policy.passphrase.preset')}
          </Input.Label>
          <SegmentedControl
            aria-labelledby={presetId}
            disabled={readOnly}
            value={preset}
            data={(['nist', 'classic', 'own'] as const).map((value) => ({
              value,
              label: t(`policy.passphrase.presets.${value}`),
              disabled: value === 'own' && preset !== 'own',
            }))}
            onChange={(value) => {
              if (value === 'nist' || value === 'classic') onChange(PASSPHRASE_PRESETS[value]);
            }}
          />
          <Text size="sm" c="dimmed" mt={4}>
            {t(`policy.passphrase.why.${preset}`)}
          </Text>
        </div>
        <PolicyNumber
          limit="passphraseMinLength"
          label={t('policy.passphrase.minLength')}
          unit="Characters"
          hint={t('policy.passphrase.minLengthHint')}
          draft={draft}
          onChange={onChange}
        />
        <Switch
          label={t('policy.passphrase.classes')}
          description={t('policy.passphrase.classesHint')}
          checked={draft.passphraseClasses}
          onChange={(event) => onChange({ passphraseClasses: event.currentTarget.checked })}
        />
        <div>
          <Input.Label id={daysId} labelElement="div" display="block" mb={4}>
            {t('policy.passphrase.expires')}
          </Input.Label>
          <SegmentedControl
            aria-labelledby={daysId}
            disabled={readOnly}
            value={String(draft.passphraseDays)}
            data={PASSPHRASE_DAYS.map((days) => ({
              value: String(days),
              label: days === 0 ? t('policy.passphrase.never') : t('policy.passphrase.days', { count: days }),
            }))}
            onChange={(value) => {
              const days = PASSPHRASE_DAYS.find((each) => String(each) === value);
              if (days !== undefined) onChange({ passphraseDays: days });
            }}
          />
        </div>
        <PolicyNumber
          limit="passphraseHistory"
          label={t('policy.passphrase.history')}
          unit="Passphrases"
          hint={t('policy.passphrase.historyHint')}
          draft={draft}
          onChange={onChange}
        />
        <PolicyNumber
          limit="lockAfter"
          label={t('policy.passphrase.lockAfter')}
          unit="Times"
          hint={t('policy.passphrase.lockAfterHint')}
          draft={draft}
          onChange={onChange}
        />
      </Stack>
    </Fieldset>
  );
}
