/**
 * What opens depends on nothing but key, bytes and place. Many people's keys are tried on the same bytes again and again,
 * so each answer is kept, also one in vain; what was not asked for in a while is forgotten, so that a run of hours does not fill the memory.
 */

export type Tried<T> = { readonly of: (name: string, work: () => T) => T };

/** `name` must say all that the answer depends on. Twice as many as `most` are kept. */
export function remembering<T>(most: number): Tried<T> {
  let young = new Map<string, { readonly answer: T }>();
  let old = young;
  return {
    of: (name, work) => {
      const known = young.get(name) ?? old.get(name);
      const answer = known ?? { answer: work() };
      if (known === undefined && young.size >= most) {
        old = young;
        young = new Map();
      }
      young.set(name, answer);
      return answer.answer;
    },
  };
}
