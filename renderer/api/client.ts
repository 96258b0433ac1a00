import type { Input, Method, Output, Reply } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';
import { changeFields, SECRET_FIELDS } from '../../shared/secret-fields.ts';
import { sealSecret } from './seal-secret.ts';

/** No second argument for methods that take nothing. */
export type Args<M extends Method> = undefined extends Input<M> ? [] : [input: Input<M>];

async function send(method: Method, input: unknown): Promise<Reply<unknown>> {
  return (await window.keepbook.call(method, input)) as Reply<unknown>;
}

/** What a person types to prove who they are leaves the window sealed to the vault process alone. */
async function sendSealed(method: Method, input: unknown, fields: readonly string[]): Promise<Reply<unknown>> {
  const asked = (await send('secrets.key', undefined)) as Reply<Output<'secrets.key'>>;
  if (!asked.ok) return asked;
  return send(method, await changeFields(input, fields, (text) => sealSecret(text, asked.value.key)));
}

/**
 * Calls a method of the contract through the shell's bridge.
 * Throws `VaultError` with the reply's code and details; a bridge that broke down is `INTERNAL`.
 */
export async function call<M extends Method>(method: M, ...args: Args<M>): Promise<Output<M>> {
  const fields = SECRET_FIELDS[method];
  let reply = await (fields === undefined ? send(method, args[0]) : sendSealed(method, args[0], fields));
  // The process it was sealed to ended on the way; the next one has another key.
  if (!reply.ok && reply.code === 'SECRET_UNREADABLE' && fields !== undefined) reply = await sendSealed(method, args[0], fields);
  if (reply.ok) return reply.value as Output<M>;
  throw new VaultError(reply.code, `${method} refused`, reply.details ? { details: reply.details } : {});
}

/** Turns whatever was thrown into a `VaultError`, so that every message on screen has a translation. */
export function asVaultError(error: unknown): VaultError {
  return error instanceof VaultError ? error : new VaultError('INTERNAL', 'unexpected failure in the window', { cause: error });
}
