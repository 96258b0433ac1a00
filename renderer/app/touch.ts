import { useEffect } from 'react';
import { call } from '../api/client.ts';

const TOUCH_EVERY_MS = 15_000;

/** Tells main's idle clock that a person is here, at most every 15 s. */
export function useTouch(): void {
  useEffect(() => {
    let last = 0;
    const handleInput = () => {
      const now = Date.now();
      if (now - last < TOUCH_EVERY_MS) return;
      last = now;
      // A refused touch only means that the vault locks a little earlier.
      call('app.touch').catch(() => undefined);
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    kinds.forEach((kind) => window.addEventListener(kind, handleInput, { passive: true }));
    return () => kinds.forEach((kind) => window.removeEventListener(kind, handleInput));
  }, []);
}
