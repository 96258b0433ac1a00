/**
 * Asking the system whether its person is here. macOS: Touch ID. Windows Hello has no function in Electron, and Linux has none
 * at all: there the window offers nothing.
 */
import { systemPreferences } from 'electron';
import { noPresence, type Presence } from '../ipc/ports.ts';

export function systemPresence(): Presence {
  if (process.platform !== 'darwin') return noPresence;
  return {
    canAsk: () => systemPreferences.canPromptTouchID(),
    ask: (reason) =>
      systemPreferences.promptTouchID(reason).then(
        () => true,
        () => false,
      ),
  };
}
