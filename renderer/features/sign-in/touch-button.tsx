import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asVaultError } from '../../api/client.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useComeBack } from './use-sign-in.ts';

/** Only where the system can ask and the rules permit it: back into the session that was locked. */
export function TouchButton() {
  const { t } = useTranslation();
  const comeBack = useComeBack();
  const isRefused = comeBack.error && asVaultError(comeBack.error).code !== 'CANCELLED';
  return (
    <div className="kb-form">
      <Button
        variant="default"
        leftSection={<IconFingerprint size={16} aria-hidden />}
        loading={comeBack.isPending}
        onClick={() => comeBack.mutate()}
      >
        {t('signIn.touch.button')}
      </Button>
      <EnforcedText by="program">{t('signIn.touch.hint')}</EnforcedText>
      {isRefused && <ErrorNotice error={comeBack.error} />}
    </div>
  );
}
