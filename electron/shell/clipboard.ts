/** The system's clipboard. Its functions became asynchronous in newer Electron; awaiting serves both. */
import { clipboard } from 'electron';
import type { Clipboard } from '../ipc/ports.ts';

export const systemClipboard: Clipboard = {
  writeText: async (text) => {
    await clipboard.writeText(text);
  },
  readText: async () => clipboard.readText(),
  clear: () => {
    clipboard.clear();
    return Promise.resolve();
  },
};
