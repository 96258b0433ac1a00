/** Where preferences and kept values lie, as each system wants it; the same place Electron uses. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function userFolder(): string {
  const own = process.env['KEEPBOOK_USER_FOLDER'];
  if (own !== undefined) return own;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Keepbook');
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Keepbook');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Keepbook');
}
