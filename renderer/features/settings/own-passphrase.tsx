import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (passphrase: string) => void;
  readonly disabled?: boolean;
};

/** The passphrase somebody has, asked for once more before anything about signing in changes. */
export function OwnPassphrase({ label, value, onChange, disabled = false }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      maxLength={1024}
      w="100%"
      maw={420}
      disabled={disabled}
      visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
    />
  );
}
