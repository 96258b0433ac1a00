/** Takes the changes of an import out of a customer again, field by field; what somebody changed later stays. */
import { isDeepStrictEqual } from 'node:util';
import type { Card, Reach, ReachValue } from '../../../shared/model/customer.ts';

type Step<T> = { readonly before: T; readonly after: T };
export type Restored<T> = {
  readonly value: T;
  /** Whether a later edit won over at least one field. */
  readonly kept: boolean;
};

export function cardWithout(current: Card, { before, after }: Step<Card>): Restored<Card> {
  const { tags: _, ...fields } = { ...before, ...after, ...current };
  const value: Record<string, unknown> = { ...current };
  let kept = false;
  for (const field of Object.keys(fields) as Exclude<keyof Card, 'tags'>[]) {
    if (isDeepStrictEqual(before[field], after[field]) || isDeepStrictEqual(current[field], before[field])) continue;
    if (isDeepStrictEqual(current[field], after[field])) value[field] = before[field];
    else kept = true;
  }
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const taken = before.tags.filter((tag) => !after.tags.includes(tag) && !current.tags.includes(tag));
  value['tags'] = [...current.tags.filter((tag) => !added.includes(tag)), ...taken];
  const defined = Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
  return { value: defined as Card, kept };
}

export function reachWithout(current: Reach, { before, after }: Step<Reach>): Restored<Reach> {
  const was = valuesById(before);
  const made = valuesById(after);
  const now = valuesById(current);
  let kept = false;
  const settle = (value: ReachValue): readonly ReachValue[] => {
    const earlier = was.get(value.id);
    const imported = made.get(value.id);
    if (imported === undefined || isDeepStrictEqual(earlier, imported)) return [value];
    if (isDeepStrictEqual(value, imported)) return earlier === undefined ? [] : [earlier];
    kept ||= !isDeepStrictEqual(value, earlier);
    return [value];
  };
  const gone = before.values.filter(({ id }) => !made.has(id) && !now.has(id));
  return { value: { values: [...current.values.flatMap(settle), ...gone] }, kept };
}

function valuesById({ values }: Reach): ReadonlyMap<string, ReachValue> {
  return new Map(values.map((value) => [value.id, value]));
}
