/** Calls through the page's own door, as a script inside the page could. */
import type { Page } from 'playwright-core';
import type { Input, Method, Output, Reply } from '../../shared/contract.ts';

/** Any name and any message; the reply as it comes. */
export function knock(page: Page, method: unknown, input?: unknown): Promise<Reply<unknown>> {
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
