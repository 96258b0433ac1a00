import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../ui/screen.tsx';
import { WizardSteps } from '../../ui/wizard-steps.tsx';
import { CheckStep } from './check-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { startDraft } from './import-draft.ts';
import { forgetImport, useImportStore } from './import-store.ts';
import { MapStep } from './map-step.tsx';
import { RecentImports } from './recent-imports.tsx';
import { ResultStep } from './result-step.tsx';

const STEPS = ['choose', 'map', 'check', 'result'] as const;

/** Wizard from a file to customers; nothing is written before the last step but one. Left half way, it waits where it was. */
export function ImportScreen() {
  const { t } = useTranslation();
  const { step, setStep } = useImportStore();
  useEffect(
    () => () => {
      if (useImportStore.getState().step.at === 'result') forgetImport();
    },
    [],
  );

  return (
    <Screen title={t('import.title')} intro={t('import.lead')} wide>
      <WizardSteps
        label={t('import.steps.label')}
        steps={STEPS.map((name) => t(`import.steps.${name}`))}
        current={STEPS.indexOf(step.at)}
      />
      {step.at === 'choose' && <ChooseStep onChosen={(file) => setStep({ at: 'map', draft: startDraft(file) })} />}
      {step.at === 'map' && (
        <MapStep
          draft={step.draft}
          onChange={(draft) => setStep({ at: 'map', draft })}
          onChooseOther={() => setStep({ at: 'choose' })}
          onChecked={(plan, report) => setStep({ at: 'check', draft: step.draft, plan, report })}
        />
      )}
      {step.at === 'check' && (
        <CheckStep
          plan={step.plan}
          report={step.report}
          walk={step.walk}
          doubtful={step.doubtful ?? false}
          onWalk={(walk) => setStep({ ...step, walk })}
          onBack={() => setStep({ at: 'map', draft: step.draft })}
          onDecided={(plan, report) => {
            const { duplicates, fileWins = [], choices = [], owners = [] } = plan;
            setStep({ at: 'check', draft: { ...step.draft, duplicates, fileWins, choices, owners }, plan, report });
          }}
          onFinished={(result) => setStep({ at: 'result', file: step.draft.file, result })}
        />
      )}
      {step.at === 'result' && <ResultStep file={step.file} result={step.result} onAgain={() => setStep({ at: 'choose' })} />}
      {(step.at === 'choose' || step.at === 'result') && <RecentImports />}
    </Screen>
  );
}
