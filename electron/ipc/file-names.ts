/** Names suggested in save dialogs. */
import { basename, dirname, extname } from 'node:path';
import { EXTENSIONS, type FileKind } from './ports.ts';

/** What Windows, macOS or Linux refuse or misread in a file name. */
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** `wanted` without what file systems refuse, with the kind's extension. */
export function safeFileName(wanted: string, kind: FileKind): string {
  const cleaned = wanted
    .replace(UNSAFE, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 100);
  const name = cleaned === '' || RESERVED.test(cleaned) ? 'keepbook' : cleaned;
  return withExtension(name, kind);
}

/** Adds the kind's extension unless the name ends with one of the kind's. */
export function withExtension(path: string, kind: FileKind): string {
  const extensions = EXTENSIONS[kind];
  if (extensions.includes(extname(path).slice(1).toLowerCase())) return path;
  return `${path}.${extensions[0] ?? ''}`;
}

/** What the page is told of a file just written: its name and its folder's, not the way there. */
export function placeOf(path: string): { readonly fileName: string; readonly folder: string } {
  const folder = dirname(path);
  return { fileName: basename(path), folder: basename(folder) || folder };
}

/** Name of a vault file without folder and extension, as part of other names. */
export function vaultStem(path: string): string {
  return basename(path).replace(/\.keepbook$/i, '');
}
