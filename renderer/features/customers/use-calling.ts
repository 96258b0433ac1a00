import { useUiStore } from '../../app/ui-store.ts';

/** Whether the customer that is open is one of those being called one after another: then the call bar has the digits and the days. */
export function useCalling(): boolean {
  return useUiStore(({ calls, openId }) => openId !== undefined && calls.includes(openId));
}
