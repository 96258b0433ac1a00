/** Dialling from the preview shell, where the system has a program for `tel:`. */
import type { External } from '../ipc/ports.ts';
import { hasProgram, runProgram } from './run-program.ts';

export const previewExternal: External = {
  openTel: async (number) => {
    const address = `tel:${number}`;
    if (process.platform === 'darwin') return (await runProgram('open', [address])).code === 0;
    if (process.platform === 'win32') return (await runProgram('rundll32.exe', ['url.dll,FileProtocolHandler', address])).code === 0;
    // Without a handler xdg-open would offer the number to the browser, which would remember it.
    if (!hasProgram('xdg-open') || !hasProgram('xdg-mime')) return false;
    const handler = await runProgram('xdg-mime', ['query', 'default', 'x-scheme-handler/tel']);
    if (handler.output.trim() === '') return false;
    return (await runProgram('xdg-open', [address])).code === 0;
  },
};

/** Nothing leaves a program that is driven without a person. */
export const noExternal: External = { openTel: () => Promise.resolve(false) };
