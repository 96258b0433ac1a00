import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { ChangePassphraseForm } from './change-passphrase-form.tsx';
import { OwedScreen } from './owed-screen.tsx';

/** The rules ask for a new passphrase before anything else. */
export function ExpiredScreen() {
  const { t } = useTranslation();
  const { policy } = useSession();
  return (
    <OwedScreen
      title={t('passphraseAge.expired')}
      text={t('passphraseAge.expiredText', { count: policy.passphraseDays })}
      why={t('passphraseAge.why')}
    >
      <ChangePassphraseForm />
    </OwedScreen>
  );
}
