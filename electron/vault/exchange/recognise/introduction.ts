/** Names in sentences by which people introduce themselves. */
import { looksLikeName, looksLikeTitle } from './signs.ts';

const I_AM = '(?:我是|我叫|本人|这是|这位是|联系人是?|找) ?';
const AFTER_NAME = '(?=$|[，,。.!！ ~、；;的]|电话|手机|微信)';
const I_AM_HAN = [
  new RegExp(`${I_AM}(?:(\\p{Script=Han}[\\p{Script=Han}A-Za-z（）()]{2,30}?)的)(\\p{Script=Han}{2,4}?)${AFTER_NAME}`, 'u'),
  new RegExp(`${I_AM}()(\\p{Script=Han}{2,4}?)${AFTER_NAME}`, 'u'),
];
const I_AM_LATIN =
  /(?:\bI am|\bI['’]m|\bmy name is|\bthis is)\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3})(?:(?:, (?:the |a |your )?| (?:the|a|your) )([\p{L} ]{3,40}?))?(?:,? (?:from|with|at|of) (\p{Lu}[\p{L}&.' -]{1,40}?(?:,? (?:Ltd|Inc|LLC|Co)\.?)?))?(?=[.,!;:]|$|\s+(?:and|my|please|here)\b)/u;

export type Introduction = { readonly name: string; readonly company?: string; readonly title?: string };

/** `undefined` for a sentence that introduces nobody. */
export function introductionIn(text: string): Introduction | undefined {
  for (const pattern of I_AM_HAN) {
    const [, company = '', name = ''] = pattern.exec(text) ?? [];
    if (looksLikeName(name)) return { name, ...(company === '' ? {} : { company }) };
  }
  const [, name, title, company] = I_AM_LATIN.exec(text) ?? [];
  if (name === undefined) return undefined;
  return { name, ...(title !== undefined && looksLikeTitle(title) ? { title } : {}), ...(company === undefined ? {} : { company }) };
}
