import { create } from 'zustand';
import type { ImportPlan, ImportReport, ImportResult } from '../../../shared/model/exchange.ts';
import { hideLasting } from '../../ui/toasts.tsx';
import type { Decisions } from './decisions.ts';
import type { ChosenFile, ImportDraft } from './import-draft.ts';

/** The duplicate being looked at, and what was decided on the way there. */
export type Walk = { readonly at: number; readonly decisions: Decisions };

export type ImportStep =
  | { readonly at: 'choose' }
  | { readonly at: 'map'; readonly draft: ImportDraft }
  | {
      readonly at: 'check';
      readonly draft: ImportDraft;
      readonly plan: ImportPlan;
      readonly report: ImportReport;
      /** While duplicates are looked at one by one. */
      readonly walk?: Walk | undefined;
      /** Customers were changed since: the file is checked anew before anybody goes by the report. */
      readonly doubtful?: true;
    }
  | {
      readonly at: 'result';
      readonly file: ChosenFile;
      readonly plan: ImportPlan;
      readonly result: ImportResult | 'cancelled';
      /** What the check remarked on rows that came in. */
      readonly remarks: ImportReport['problems'];
      readonly undone?: boolean;
    };

type ImportStore = { readonly step: ImportStep; readonly setStep: (step: ImportStep) => void };

/** How far an import has come: whoever looks something up on the way finds it as they left it. */
export const useImportStore = create<ImportStore>()((set) => ({ step: { at: 'choose' }, setStep: (step) => set({ step }) }));

/** Names the message that an import finished while its person was elsewhere. */
export const FINISHED = 'import-finished';

/** Whether the wizard is on the screen: which of its parts began the work says nothing, since it can be left and come back to. */
let inSight = false;

export function isImportInSight(): boolean {
  return inSight;
}

/** The wizard came to the screen, where its result says for itself that it finished; the answer is called when it goes. */
export function showImport(): () => void {
  inSight = true;
  hideLasting(FINISHED);
  return () => {
    inSight = false;
    if (useImportStore.getState().step.at === 'result') forgetImport();
  };
}

/** What the file makes of the vault holds for the vault as it was. */
export function doubtImport(): void {
  const { step, setStep } = useImportStore.getState();
  if (step.at === 'check') setStep({ ...step, doubtful: true });
}

/** At lock: what it knows of the file does not wait behind the lock screen. */
export function forgetImport(): void {
  useImportStore.getState().setStep({ at: 'choose' });
}
