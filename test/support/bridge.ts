/** Calls through the page's own door, as a script inside the page could. */
import type { Page } from 'playwright-core';
import type { Input, Method, Output, Reply } from '../../shared/contract.ts';

/** After these the window is a fresh one, which can only be asked for the state they would have answered with. */
const REPLACING: readonly unknown[] = ['vault.lock', 'vaults.close'];

const ASKED_AGAIN_MS = 100;
const TRIES = 100;

/** Any name and any message; the reply as it comes. A window that is replaced on the way is asked again when it stands. */
export async function knock(page: Page, method: unknown, input?: unknown): Promise<Reply<unknown>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (tries > 1 && REPLACING.includes(method) ? callIn(page, 'app.state', undefined) : callIn(page, method, input));
    } catch (error) {
      if (tries === TRIES || !/context was destroyed|reading 'call'/.test(String(error))) throw error;
      await page.waitForTimeout(ASKED_AGAIN_MS);
    }
  }
}

function callIn(page: Page, method: unknown, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    ([name, given]) =>
      (window as unknown as { keepbook: { call: (method: unknown, input: unknown) => Promise<Reply<unknown>> } }).keepbook.call(
        name,
        given,
      ),
    [method, input],
  );
}

/** The code of a refusal, or `ok`. */
export async function codeOf(page: Page, method: string, input?: unknown): Promise<string> {
  const reply = await knock(page, method, input);
  return reply.ok ? 'ok' : reply.code;
}

/** A well-formed call; throws with the code when it is refused. */
export async function ask<M extends Method>(
  page: Page,
  method: M,
  ...input: undefined extends Input<M> ? [] : [Input<M>]
): Promise<Output<M>> {
  const reply = await knock(page, method, input[0]);
  if (!reply.ok) throw new Error(`${method}: ${reply.code}`);
  return reply.value as Output<M>;
}
