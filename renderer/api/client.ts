import type { Input, Method, Output, Reply } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';

/** No second argument for methods that take nothing. */
export type Args<M extends Method> = undefined extends Input<M> ? [] : [input: Input<M>];

/**
 * Calls a method of the contract through the shell's bridge.
 * Throws `VaultError` with the reply's code and details; a bridge that broke down is `INTERNAL`.
 */
export async function call<M extends Method>(method: M, ...args: Args<M>): Promise<Output<M>> {
  const reply = (await window.keepbook.call(method, args[0])) as Reply<Output<M>>;
  if (reply.ok) return reply.value;
  throw new VaultError(reply.code, `${method} refused`, reply.details ? { details: reply.details } : {});
}

/** Turns whatever was thrown into a `VaultError`, so that every message on screen has a translation. */
export function asVaultError(error: unknown): VaultError {
  return error instanceof VaultError ? error : new VaultError('INTERNAL', 'unexpected failure in the window', { cause: error });
}
