/** Who may knock: the bridge of the Electron shell with its message channel taken by hand. */
import { expect, test, vi } from 'vitest';
import { serveBridge } from '../../../electron/shell/bridge.ts';
import type { Dispatch } from '../../../electron/ipc/dispatcher.ts';

type Listener = (event: unknown, method: unknown, input: unknown) => unknown;
const channels = vi.hoisted(() => new Map<string, Listener>());
// Electron itself is what is not here; the bridge is the real one.
vi.mock('electron', () => ({ ipcMain: { handle: (name: string, listener: Listener) => channels.set(name, listener) } }));

type Frame = { readonly url: string; readonly parent: Frame | null };
const PAGE: Frame = { url: 'https://keepbook.localhost/customers', parent: null };

async function knock(
  senderFrame: Frame | null,
  mainFrame: Frame | null = senderFrame,
): Promise<{ readonly reply: unknown; readonly asked: readonly unknown[] }> {
  const asked: unknown[] = [];
  const dispatch: Dispatch = (method) => {
    asked.push(method);
    return Promise.resolve({ ok: true, value: 'inside' });
  };
  serveBridge(dispatch);
  const listener = channels.get('keepbook:call');
  if (listener === undefined) throw new Error('nobody listens');
  return { reply: await listener({ senderFrame, sender: { mainFrame } }, 'customers.list', {}), asked };
}

test('the top frame of our own page is let in', async () => {
  expect(await knock(PAGE)).toEqual({ reply: { ok: true, value: 'inside' }, asked: ['customers.list'] });
});

test.each<[string, Frame | null, Frame | null]>([
  ['a page of another origin', { url: 'https://evil.example/', parent: null }, null],
  ['another port of our name', { url: 'https://keepbook.localhost:8443/', parent: null }, null],
  ['our name without encryption', { url: 'http://keepbook.localhost/', parent: null }, null],
  ['a frame of our origin inside our page', { url: PAGE.url, parent: PAGE }, PAGE],
  ['a frame of another origin inside our page', { url: 'https://evil.example/', parent: PAGE }, PAGE],
  ['the top frame of something that is not this window', PAGE, { ...PAGE }],
  ['a blob of our origin', { url: 'blob:https://keepbook.localhost/1f', parent: null }, null],
  ['a file', { url: 'file:///index.html', parent: null }, null],
  ['a frame that is gone', null, null],
])('%s is refused with FORBIDDEN_SENDER and nothing is asked', async (_title, frame, mainFrame) => {
  expect(await knock(frame, mainFrame ?? frame)).toEqual({ reply: { ok: false, code: 'FORBIDDEN_SENDER' }, asked: [] });
});
