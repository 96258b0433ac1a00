import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asVaultError } from '../api/client.ts';
import { errorColor } from './error-color.ts';

type ErrorNoticeProps = { readonly error: unknown; readonly action?: ReactNode };

/** What happened, what is safe, what to do – in the person's language, from the error's code. */
export function ErrorNotice({ error, action }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const { code, details } = asVaultError(error);
  return (
    <Alert
      role="alert"
      color={errorColor(code)}
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`errors.${code}.title`, details)}
    >
      <Text size="sm">{t(`errors.${code}.safe`, details)}</Text>
      <Text size="sm">{t(`errors.${code}.todo`, details)}</Text>
      {action}
    </Alert>
  );
}
