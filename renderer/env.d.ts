/// <reference types="vite/client" />

/** What the shell's preload offers; replies are validated by the dispatcher that made them. */
type KeepbookBridge = {
  readonly call: (method: string, input: unknown) => Promise<unknown>;
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void;
};

interface Window {
  readonly keepbook: KeepbookBridge;
}
