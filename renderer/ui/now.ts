import { useEffect, useState } from 'react';

const TICK_MS = 30_000;

/** The present instant in ms, at most half a minute old, so that relative times do not go stale on screen. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
