/** Looks for plaintext in every file the program wrote, in the encodings it could have been written in. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

export type Find = { readonly file: string; readonly canary: string; readonly encoding: string };

const ENCODINGS = ['utf8', 'utf16le', 'base64'] as const;

function spellings(canary: string): { readonly encoding: string; readonly bytes: Buffer }[] {
  return ENCODINGS.map((encoding) => {
    if (encoding !== 'base64') return { encoding, bytes: Buffer.from(canary, encoding) };
    // The middle of a base64 text does not depend on what stands around it.
    const inner = Buffer.from(canary, 'utf8').toString('base64').replaceAll('=', '');
    return { encoding, bytes: Buffer.from(inner.slice(0, -2), 'utf8') };
  });
}

/** `folders` are searched with everything below them; `except` are files that hold the canaries on purpose. */
export function findCanaries(
  folders: readonly string[],
  canaries: readonly string[],
  except: readonly string[] = [],
): { readonly finds: Find[]; readonly files: number; readonly bytes: number } {
  const needles = canaries.flatMap((canary) => spellings(canary).map((spelling) => ({ canary, ...spelling })));
  const finds: Find[] = [];
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    for (const file of filesBelow(folder)) {
      if (except.includes(file) || statSync(file).size > 512 * 1024 * 1024) continue;
      const content = readFileSync(file);
      files += 1;
      bytes += content.length;
      finds.push(...needles.filter((needle) => content.includes(needle.bytes)).map(({ canary, encoding }) => ({ file, canary, encoding })));
    }
  }
  return { finds, files, bytes };
}
