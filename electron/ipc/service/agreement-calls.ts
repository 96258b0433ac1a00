/** The confidentiality agreement: reading, setting, signing. */
import { agreementView, setAgreement, signAgreement } from '../../vault/session/agreement.ts';
import type { CallTable, ServiceState } from './state.ts';

export type AgreementCall = 'agreement.get' | 'agreement.set' | 'agreement.sign';

export function agreementCalls(state: ServiceState): CallTable<AgreementCall> {
  const changed = (): void => {
    state.emit('roster.changed', undefined);
  };
  return {
    'agreement.get': () => agreementView(state.unlocked()),
    'agreement.set': async ({ text }) => {
      await setAgreement(state.unlocked(), text);
      changed();
    },
    'agreement.sign': async ({ version }) => {
      await signAgreement(state.unlocked(), version);
      changed();
    },
  };
}
