/** How a person mapped the columns of a list, found again by the list's head. */
import { ImportField } from '../../../shared/model/exchange.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { sha256 } from '../crypto/hash.ts';
import { plainLine } from './plain-text.ts';

type Mappings = Settings['importMappings'];
const KEPT_MAX = 50;

/** Digest of the first `width` heads; `undefined` where there is nothing to tell one list from another. */
function headerSignature(heads: readonly string[], width: number): string | undefined {
  const texts = Array.from({ length: width }, (_, column) => plainLine(heads[column] ?? ''));
  if (texts.filter((text) => text !== '').length < 2) return undefined;
  return sha256(Buffer.from(JSON.stringify(texts))).toString('hex');
}

/** The mapping last used for a list with these heads; one that no longer parses is forgotten. */
export function rememberedMapping(mappings: Mappings, heads: readonly string[]): readonly ImportField[] | undefined {
  const signature = headerSignature(heads, heads.length);
  const found = signature === undefined ? undefined : mappings.find((one) => one.signature === signature);
  const parsed = ImportField.array().length(heads.length).safeParse(found?.mapping);
  return parsed.success ? parsed.data : undefined;
}

/** Newest first; the same object where nothing is new. */
export function withMapping(mappings: Mappings, heads: readonly string[], mapping: readonly ImportField[]): Mappings {
  const signature = headerSignature(heads, mapping.length);
  if (signature === undefined) return mappings;
  const [newest] = mappings;
  if (newest?.signature === signature && newest.mapping.join() === mapping.join()) return mappings;
  return [{ signature, mapping: [...mapping] }, ...mappings.filter((one) => one.signature !== signature)].slice(0, KEPT_MAX);
}
