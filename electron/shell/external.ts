/** The one thing that is handed to another program: a number to dial. */
import { app, shell } from 'electron';
import type { External } from '../ipc/ports.ts';

export const systemExternal: External = {
  openTel: async (number) => {
    // Without a program for `tel:`, Linux would offer the number to the browser.
    if (app.getApplicationNameForProtocol('tel://') === '') return false;
    return shell.openExternal(`tel:${number}`).then(
      () => true,
      () => false,
    );
  },
};
