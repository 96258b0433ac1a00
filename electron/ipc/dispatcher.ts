/** The door: every message from the window is bounded, parsed, answered and parsed again, or refused with a code. */
import { contract, type Contract, type Method, type MethodOf, type Reply } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';
import { isLargerThan, MESSAGE_MAX_BYTES } from './size-bound.ts';

/** Answers one method whose input has been parsed. */
export type Answer = (method: Method, input: unknown) => Promise<unknown>;
/** Gets stable words and the kind of error, never values. */
export type Log = (message: string, error?: unknown) => void;
export type Dispatch = (method: unknown, input: unknown) => Promise<Reply<unknown>>;

/**
 * Never throws and never rejects. Codes it adds itself: UNKNOWN_METHOD, INVALID_INPUT, and INTERNAL for everything
 * that is not a `VaultError`, an answer outside the contract included.
 */
export function createDispatcher(answer: Answer, log: Log): Dispatch {
  return async (method, input) => {
    try {
      if (!isMethod(method)) throw new VaultError('UNKNOWN_METHOD');
      return { ok: true, value: await answerParsed(method, input, answer, log) };
    } catch (error) {
      return refusal(error, log);
    }
  };
}

/** Whether main itself answers; the others are passed to the vault process. */
export function isOnMain(method: Method): method is MethodOf<'main'> {
  return contract[method].side === 'main';
}

function isMethod(method: unknown): method is keyof Contract {
  return typeof method === 'string' && Object.hasOwn(contract, method);
}

async function answerParsed(method: Method, input: unknown, answer: Answer, log: Log): Promise<unknown> {
  if (isLargerThan(input, MESSAGE_MAX_BYTES)) throw new VaultError('INVALID_INPUT', `${method}: message too large`);
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) throw new VaultError('INVALID_INPUT', `${method}: ${whereOf(parsed.error.issues)}`);
  const output = contract[method].output.safeParse(await answer(method, parsed.data));
  if (output.success) return output.data;
  log(`answer outside the contract: ${method} ${whereOf(output.error.issues)}`);
  throw new VaultError('INTERNAL', 'answer outside the contract');
}

/** Positions and kinds of problems; unlike zod's messages this never repeats a value or an unknown key. */
function whereOf(issues: readonly { readonly code: string; readonly path: readonly PropertyKey[] }[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${issue.code} at depth ${String(issue.path.length)}`)
    .join(', ');
}

function refusal(error: unknown, log: Log): Reply<unknown> {
  if (!(error instanceof VaultError)) {
    log('unexpected error', error);
    return { ok: false, code: 'INTERNAL' };
  }
  if (Object.keys(error.details).length === 0) return { ok: false, code: error.code };
  return { ok: false, code: error.code, details: error.details };
}
