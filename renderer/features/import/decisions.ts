/** What a person decided about rows the vault has already: a rule for all, and single rows against it. */
import type { Card } from '../../../shared/model/customer.ts';
import { MERGE_FIELDS, type MergeField } from '../../../shared/model/duplicates.ts';
import type { DuplicateChoice, DuplicateRule, ImportPlan } from '../../../shared/model/exchange.ts';

/** `take`: with `merge` the fields in which the file wins. */
type Ruling = Pick<DuplicateChoice, 'rule' | 'take'>;
export type Decisions = { readonly all: Ruling; readonly single: ReadonlyMap<number, Ruling> };
type Side = 'file' | 'vault';

export function decisionsOf(plan: ImportPlan): Decisions {
  return {
    all: { rule: plan.duplicates, take: plan.fileWins ?? [] },
    single: new Map((plan.choices ?? []).map(({ line, ...ruling }) => [line, ruling])),
  };
}

export function withDecisions(plan: ImportPlan, { all, single }: Decisions): ImportPlan {
  const { fileWins: _, choices: __, ...rest } = plan;
  return {
    ...rest,
    duplicates: all.rule,
    ...(all.rule === 'merge' ? { fileWins: all.take } : {}),
    ...(single.size === 0 ? {} : { choices: [...single].map(([line, ruling]) => ({ line, ...ruling })) }),
  };
}

export function rulingOf({ all, single }: Decisions, line: number): Ruling {
  return single.get(line) ?? all;
}

export function withRule(decisions: Decisions, line: number, rule: DuplicateRule): Decisions {
  return withRuling(decisions, line, { ...rulingOf(decisions, line), rule });
}

/** Choosing a side of a field is a merge. */
export function withSide(decisions: Decisions, line: number, field: MergeField, side: Side): Decisions {
  const before = rulingOf(decisions, line);
  const others = before.rule === 'merge' ? before.take.filter((taken) => taken !== field) : [];
  const taken = side === 'file' ? [...others, field] : others;
  return withRuling(decisions, line, { rule: 'merge', take: MERGE_FIELDS.filter((one) => taken.includes(one)) });
}

/** The ruling of one row becomes the rule for all that were not decided by hand. */
export function likewise(decisions: Decisions, line: number): Decisions {
  const ruling = rulingOf(decisions, line);
  return withRuling({ ...decisions, all: ruling }, line, ruling);
}

/** Which side a field comes from in the end; `undefined` where neither has it or both customers stay. */
export function winnerOf(field: MergeField, { rule, take }: Ruling, file: Card, vault: Card): Side | undefined {
  const [ours, theirs] = [vault[field], file[field]];
  if (rule === 'keep' || (ours === undefined && theirs === undefined)) return undefined;
  if (rule === 'skip') return ours === undefined ? undefined : 'vault';
  if (ours === undefined) return 'file';
  return rule === 'merge' && theirs !== undefined && take.includes(field) ? 'file' : 'vault';
}

function withRuling({ all, single }: Decisions, line: number, ruling: Ruling): Decisions {
  return { all, single: new Map([...single, [line, ruling]]) };
}
