import { useTranslation } from 'react-i18next';
import { WizardSteps } from '../../ui/wizard-steps.tsx';
import type { ImportStep } from './import-store.ts';

const STEPS = ['choose', 'map', 'check', 'result'] as const;

/** How far the import has come. */
export function ImportSteps({ at }: Pick<ImportStep, 'at'>) {
  const { t } = useTranslation();
  return <WizardSteps label={t('import.steps.label')} steps={STEPS.map((name) => t(`import.steps.${name}`))} current={STEPS.indexOf(at)} />;
}
