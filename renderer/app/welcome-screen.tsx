import { Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptAppState, useAppState } from './app-store.ts';
import { Gate } from '../ui/gate.tsx';
import { RestoreFlow } from '../features/backup/restore-flow.tsx';
import { CreateVaultWizard } from '../features/create-vault/create-vault-wizard.tsx';
import { WelcomeChoices } from '../features/welcome/welcome-choices.tsx';

/** No vault is open: make one, open one, or bring one back. */
export function WelcomeScreen() {
  const [doing, setDoing] = useState<'choosing' | 'creating' | 'restoring'>('choosing');
  const { t } = useTranslation();
  const { recent } = useAppState();
  const handleBack = () => setDoing('choosing');
  return (
    <Gate wide={doing === 'restoring'}>
      {doing === 'choosing' && (
        <WelcomeChoices recent={recent} onCreate={() => setDoing('creating')} onRestore={() => setDoing('restoring')} />
      )}
      {doing === 'creating' && <CreateVaultWizard onCancel={handleBack} />}
      {doing === 'restoring' && (
        <>
          <Title order={1} mb="md">
            {t('restore.title')}
          </Title>
          <RestoreFlow onDone={acceptAppState} onCancel={handleBack} />
        </>
      )}
    </Gate>
  );
}
