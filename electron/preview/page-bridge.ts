/** The page's end of the bridge in a plain browser. Runs inside the page before its own scripts; it is handed over as text and must stand alone. */

/** Names of the two functions that playwright-core puts into the page. */
export const CALL_BINDING = '__keepbookCall';
export const EVENTS_BINDING = '__keepbookEvents';

/** What stands in the page; typed here because this folder is compiled without the DOM. */
type PageWindow = {
  readonly top: unknown;
  readonly self: unknown;
  readonly location: { readonly origin: string };
  readonly document: object;
  readonly addEventListener: (
    type: string,
    listener: (event: PageEvent) => void,
    options: { readonly capture: boolean; readonly passive: boolean },
  ) => void;
  readonly setTimeout: (run: () => void, ms: number) => void;
  readonly [name: string]: unknown;
};
type PageEvent = {
  readonly isTrusted: boolean;
  readonly target: { readonly closest?: (selector: string) => { readonly protocol: string } | null } | null;
  readonly preventDefault: () => void;
};
type Listener = (payload: unknown) => void;

/** Installs `window.keepbook`, asks for events one batch after the other, tells main about real input, and takes away printing and links that leave. */
export function installPageBridge(names: { readonly origin: string; readonly call: string; readonly events: string }): void {
  const page = globalThis as unknown as PageWindow;
  if (page.top !== page.self || page.location.origin !== names.origin) return;
  const call = page[names.call] as (method: string, input: unknown) => Promise<unknown>;
  const nextEvents = page[names.events] as () => Promise<readonly (readonly [string, unknown])[]>;
  const listeners = new Map<string, Set<Listener>>();
  const hide = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  };

  const on = (event: string, listener: Listener): (() => void) => {
    const known = listeners.get(event) ?? new Set<Listener>();
    listeners.set(event, known.add(listener));
    return () => {
      known.delete(listener);
    };
  };
  hide('keepbook', Object.freeze({ call: (method: string, input: unknown) => call(method, input), on }));

  const tell = (event: string, payload: unknown): void => {
    for (const listener of listeners.get(event) ?? []) {
      // One listener's error must not keep the others from hearing of a lock.
      try {
        listener(payload);
      } catch (error) {
        page.setTimeout(() => {
          throw error;
        }, 0);
      }
    }
  };
  const pump = async (): Promise<void> => {
    for (;;) for (const [event, payload] of await nextEvents()) tell(event, payload);
  };
  void pump();

  let touchedAt = 0;
  const touch = (event: PageEvent): void => {
    if (!event.isTrusted || performance.now() - touchedAt < 1_000) return;
    touchedAt = performance.now();
    void call('app.touch', undefined);
  };
  for (const type of ['pointerdown', 'keydown', 'wheel']) page.addEventListener(type, touch, { capture: true, passive: true });
  page.addEventListener(
    'click',
    (event) => {
      const link = event.target?.closest?.('a[href]');
      if (link !== undefined && link !== null && link.protocol !== 'https:') event.preventDefault();
    },
    { capture: true, passive: false },
  );
  hide('print', () => undefined);
  hide('open', () => null);
  Object.defineProperty(page.document, 'title', { get: () => 'Keepbook', set: () => undefined });
}
