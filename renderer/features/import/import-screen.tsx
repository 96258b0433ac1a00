import { useIsMutating } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../shared/model/exchange.ts';
import { Screen } from '../../ui/screen.tsx';
import { CheckStep } from './check-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { groupProblems, startDraft } from './import-draft.ts';
import { ImportSteps } from './import-steps.tsx';
import { showImport, useImportStore } from './import-store.ts';
import { MapStep } from './map-step.tsx';
import { RecentImports } from './recent-imports.tsx';
import { ResultStep } from './result-step.tsx';

/** Wizard from a file to customers; nothing is written before the last step but one. Left half way, it waits where it was. */
export function ImportScreen() {
  const { t } = useTranslation();
  const { step, setStep } = useImportStore();
  const isWriting = useIsMutating({ mutationKey: ['imports.commit'] }) > 0;
  useEffect(showImport, []);
  const showUndone = ({ id }: ImportView) => {
    if (step.at === 'result' && step.result !== 'cancelled' && step.result.id === id) setStep({ ...step, undone: true });
  };

  return (
    <Screen title={t('import.title')} {...(step.at === 'choose' ? { intro: t('import.lead') } : {})} wide>
      {step.at !== 'map' && <ImportSteps at={isWriting ? 'result' : step.at} />}
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
          fileName={step.draft.file.fileName}
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
          onFinished={(result) => {
            const { remarks } = groupProblems(step.report, step.plan.duplicates);
            setStep({ at: 'result', file: step.draft.file, plan: step.plan, result, remarks });
          }}
        />
      )}
      {step.at === 'result' && <ResultStep {...step} onAgain={() => setStep({ at: 'choose' })} />}
      {(step.at === 'choose' || step.at === 'result') && <RecentImports onUndone={showUndone} />}
    </Screen>
  );
}
