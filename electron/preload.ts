/** The page's only door. Built as one CommonJS file, because a sandboxed preload script is nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import type { EventName, EventPayload, Reply } from '../shared/contract.ts';

const keepbook = {
  call: (method: string, input: unknown): Promise<Reply<unknown>> =>
    ipcRenderer.invoke('keepbook:call', method, input) as Promise<Reply<unknown>>,
  /** Returns the function that ends listening. The page never sees Electron's event object. */
  on: (event: EventName, listener: (payload: EventPayload<EventName>) => void): (() => void) => {
    const handle = (_event: unknown, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload as EventPayload<EventName>);
    };
    ipcRenderer.on('keepbook:event', handle);
    return () => {
      ipcRenderer.off('keepbook:event', handle);
    };
  },
};

contextBridge.exposeInMainWorld('keepbook', keepbook);
