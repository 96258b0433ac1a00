import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isWithin, NUMBER_LIMITS, type NumberLimit, type PolicyDraft } from './policy-draft.ts';

type Props = {
  readonly limit: NumberLimit;
  readonly label: string;
  readonly unit: 'Rows' | 'Times' | 'Minutes' | 'Days' | 'Customers' | 'Characters' | 'Passphrases';
  readonly hint?: string;
  readonly draft: PolicyDraft;
  readonly onChange: (change: Partial<PolicyDraft>) => void;
};

/** One limit of the policy with its unit and bounds. */
export function PolicyNumber({ limit, label, unit, hint, draft, onChange }: Props) {
  const { t } = useTranslation();
  const value = draft[limit];
  return (
    <NumberInput
      label={label}
      suffix={` ${t(`policy.unit${unit}`, { count: Number(value) })}`}
      description={hint}
      value={value}
      onChange={(next) => onChange({ [limit]: next })}
      error={isWithin(limit, value) ? undefined : t('policy.outOfRange', NUMBER_LIMITS[limit])}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      clampBehavior="none"
      size="sm"
      styles={{ wrapper: { maxWidth: 240 } }}
    />
  );
}
