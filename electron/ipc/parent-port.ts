/** The vault process's end of its channel to main, in both ways it can be started. */
import { withOwnBytes } from './own-bytes.ts';
import type { MessagePort } from './rpc.ts';

/** What Electron's `process.parentPort` offers; stated here because only the shell may import Electron's types. */
type UtilityPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

function isUtilityPort(value: unknown): value is UtilityPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

/** Ends the process when its parent is gone; throws when it was started by hand. */
export function connectToParent(): MessagePort {
  const utility: unknown = Reflect.get(process, 'parentPort');
  if (isUtilityPort(utility)) {
    return {
      post: (message) => {
        utility.postMessage(withOwnBytes(message));
      },
      listen: (listener) => {
        utility.on('message', (event) => {
          listener(event.data);
        });
      },
    };
  }
  if (process.send === undefined) throw new Error('the vault process is started by Keepbook, not by hand');
  process.once('disconnect', () => {
    process.exit(0);
  });
  return {
    post: (message) => {
      // A parent that has just gone is noticed by `disconnect`.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (listener) => {
      process.on('message', listener);
    },
  };
}
