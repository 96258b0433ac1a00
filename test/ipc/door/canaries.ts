/** Reach values nobody has, so that finding one in a reply, a log or a file proves a leak. */
import type { NewReachValue } from '../../../shared/model/customer.ts';

export type Canary = { readonly reach: readonly NewReachValue[]; readonly number: string; readonly spellings: readonly string[] };

/** `index` 0 to 99 tells canaries apart. */
export function canaryNumber(index: number): Canary {
  const two = String(index).padStart(2, '0');
  const national = `1397531${two}64`;
  const email = `yellowbird${two}@nest.example`;
  const wechat = `wx_yellowbird_${two}`;
  const door = `黄雀路${two}号404室`;
  return {
    number: national,
    reach: [
      { kind: 'phone', value: national },
      { kind: 'email', value: email },
      { kind: 'wechat', value: wechat },
      { kind: 'address', value: `上海市浦东新区${door}` },
    ],
    spellings: [national, `139 7531 ${two}64`, `139-7531-${two}64`, `yellowbird${two}`, wechat, door],
  };
}

/** Which of the canaries stand in plaintext in `text`. */
export function canariesIn(text: string, canaries: readonly Canary[]): readonly string[] {
  return canaries.flatMap(({ spellings }) => spellings.filter((spelling) => text.includes(spelling)));
}
