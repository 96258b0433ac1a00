import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { FactorSection } from './factor-section.tsx';
import { KitSection } from './kit-section.tsx';
import { OwedScreen } from './owed-screen.tsx';

/** The rules ask this role for a second factor before anything else; a kit comes before that, in case it gets lost. */
export function FactorOwedScreen() {
  const { t } = useTranslation();
  const { hasKit } = useSession();
  return (
    <OwedScreen title={t('factors.owed.title')} text={t('factors.owed.text')} why={t('factors.owed.why')}>
      {!hasKit && <KitSection />}
      <FactorSection title={t('factors.owed.choose')} />
    </OwedScreen>
  );
}
