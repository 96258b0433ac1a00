/** The smallest menu with which cut, copy, paste and undo work in text fields on every system. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export function installMenu(): void {
  const edit: MenuItemConstructorOptions = {
    role: 'editMenu',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const program: MenuItemConstructorOptions = { label: app.name, submenu: [{ role: 'hide' }, { type: 'separator' }, { role: 'quit' }] };
  const inspect: MenuItemConstructorOptions = { label: 'Inspect', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(process.platform === 'darwin' ? [program] : []), edit, ...(app.isPackaged ? [] : [inspect])]),
  );
}
