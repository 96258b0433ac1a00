import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/model/app.ts';
import type { BackupInspection } from '../../../shared/model/exchange.ts';
import { WizardSteps } from '../../ui/wizard-steps.tsx';
import type { BackupFile } from './backup-file.ts';
import { RestoreChoose } from './restore-choose.tsx';
import { RestoreInspect } from './restore-inspect.tsx';
import { RestoreKey } from './restore-key.tsx';

type Props = { readonly onDone: (state: AppState) => void; readonly onCancel: () => void };

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'key'; readonly file: BackupFile }
  | { readonly at: 'inspect'; readonly file: BackupFile; readonly key: string; readonly inspection: BackupInspection };

const STEPS = ['choose', 'key', 'inspect'] as const;

/** From a backup file to a vault in a new place. Nothing is written before the backup is proven; `onDone` gets the state to sign in with. */
export function RestoreFlow({ onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  return (
    <div>
      <WizardSteps
        label={t('restore.steps.label')}
        steps={STEPS.map((name) => t(`restore.steps.${name}`))}
        current={STEPS.indexOf(step.at)}
      />
      {step.at === 'choose' && <RestoreChoose onChosen={(file) => setStep({ at: 'key', file })} onCancel={onCancel} />}
      {step.at === 'key' && (
        <RestoreKey
          file={step.file}
          onOpened={(key, inspection) => setStep({ at: 'inspect', file: step.file, key, inspection })}
          onBack={() => setStep({ at: 'choose' })}
        />
      )}
      {step.at === 'inspect' && (
        <RestoreInspect
          handle={step.file.handle}
          recoveryKey={step.key}
          inspection={step.inspection}
          onRestored={onDone}
          onBack={() => setStep({ at: 'choose' })}
        />
      )}
    </div>
  );
}
