/** The system's file dialogs, on top of the window. */
import { dialog, type BrowserWindow } from 'electron';
import { EXTENSIONS, type Dialogs } from '../ipc/ports.ts';

export function systemDialogs(window: () => BrowserWindow | undefined): Dialogs {
  return {
    openFile: async ({ kind, title }) => {
      const options = { title, filters: [filterOf(kind)], properties: ['openFile' as const, 'dontAddToRecent' as const] };
      const parent = window();
      const chosen = parent === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options);
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    saveFile: async ({ kind, title, suggestedName }) => {
      const options = {
        title,
        defaultPath: suggestedName,
        filters: [filterOf(kind)],
        properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const, 'dontAddToRecent' as const],
      };
      const parent = window();
      const chosen = parent === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
      return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
    },
  };
}

function filterOf(kind: keyof typeof EXTENSIONS): { name: string; extensions: string[] } {
  const extensions = [...EXTENSIONS[kind]];
  return { name: extensions.map((extension) => `*.${extension}`).join(' '), extensions };
}
