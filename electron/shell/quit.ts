/** Leaving the program waits until the process with the keys has ended. */
import { app } from 'electron';

/** `shutDown` runs once, before the first quit goes through. */
export function quitAfter(shutDown: () => Promise<void>): void {
  let hasShutDown = false;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    if (hasShutDown) return;
    event.preventDefault();
    void shutDown().finally(() => {
      hasShutDown = true;
      // Later, because Electron ignores a quit asked for while it still handles the refused one.
      setImmediate(() => {
        app.quit();
      });
    });
  });
}
