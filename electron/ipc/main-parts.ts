/** What main's handlers work with; put together in `main-side.ts`. */
import type { AppState } from '../../shared/model/app.ts';
import type { SlotId } from '../../shared/model/ids.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { DemoVault } from './demo-vault.ts';
import type { HandleRegistry } from './handles.ts';
import type { IdleClock } from './idle-clock.ts';
import type { MainPorts } from './ports.ts';
import type { PreferencesFile } from './preferences-file.ts';
import type { VaultLifecycle } from './vault-lifecycle.ts';
import type { WayBack } from './way-back.ts';

export type MainParts = {
  readonly ports: Pick<MainPorts, 'dialogs' | 'external' | 'log'>;
  readonly preferences: PreferencesFile;
  readonly handles: HandleRegistry;
  readonly lifecycle: VaultLifecycle;
  readonly clipboard: ClipboardGuard;
  readonly demo: DemoVault;
  readonly wayBack: WayBack;
  /** Paths of key files by the slot they opened. */
  readonly keyFiles: Map<SlotId, string>;
  readonly idle: IdleClock;
  readonly state: () => AppState;
  /** Tells the window that the state changed without a call of its own. */
  readonly announce: () => void;
};
