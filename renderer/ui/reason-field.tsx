import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly hint: string;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (reason: string) => void;
};

/** Why something is signed; it stands in the log. */
export function ReasonField({ hint, required = true, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('common.reason')}
      description={hint}
      value={value}
      maxLength={300}
      required={required}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
