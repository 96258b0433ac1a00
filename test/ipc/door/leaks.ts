/** The rule of the one gate, as a check that can be held against any way of answering: no secret without a mark, none without a log entry before. */
import type { Dispatch } from '../../../electron/ipc/dispatcher.ts';
import { contract, type Method } from '../../../shared/contract.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { canariesIn, type Canary } from './canaries.ts';

export type Asked = { readonly method: Method; readonly input: unknown };
/** Checkpoints come by themselves and say nothing of people. */
const OWN_WORK: readonly string[] = ['checkpoint'];

/** Newest first; the asker must be allowed to read the log. */
export async function logOf(dispatch: Dispatch): Promise<readonly AuditEntry[]> {
  const reply = await dispatch('audit.list', { offset: 0, limit: 200 });
  if (!reply.ok) throw new Error(`the log is not readable: ${reply.code}`);
  return (reply.value as { readonly entries: readonly AuditEntry[] }).entries.filter(({ action }) => !OWN_WORK.includes(action));
}

/** What is wrong with the answer to one message, in words; nothing when the rule holds. */
export async function leaksOf(
  dispatch: Dispatch,
  { method, input }: Asked,
  canaries: readonly Canary[],
  out: () => string = () => '',
): Promise<readonly string[]> {
  const before = await logOf(dispatch);
  const reply = await dispatch(method, input);
  const found = canariesIn(`${JSON.stringify(reply)}${out()}`, canaries);
  const fresh = (await logOf(dispatch)).filter(({ seq, index }) => !before.some((known) => known.seq === seq && known.index === index));
  const problems: string[] = [];
  if (found.length > 0 && !contract[method].egress) problems.push(`${method} answers with a secret but is not marked as a way out`);
  if (found.length > 0 && fresh.length !== 1) problems.push(`${method} let a secret out with ${String(fresh.length)} log entries`);
  return problems;
}
