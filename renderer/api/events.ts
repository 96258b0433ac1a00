import { useEffect, useEffectEvent } from 'react';
import type { EventName, EventPayload } from '../../shared/contract.ts';

/** Subscribes to an event of the contract; returns the function that ends the subscription. */
export function onEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.keepbook.on(event, (payload) => listener(payload as EventPayload<E>));
}

/** Subscribes for as long as the component is mounted. */
export function useEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): void {
  const handle = useEffectEvent(listener);
  useEffect(() => onEvent(event, (payload) => handle(payload)), [event]);
}
