/** Serves the built page in both shells: a list of files read once, looked up by exact path, never joined from a request. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { pageHeaders } from './csp.ts';
import { isPageUrl } from './sender.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export type PageAnswer = { readonly status: 200 | 404 | 405; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };
export type PageFiles = {
  /** `undefined` for everything that is not our origin: the shell refuses it. */
  readonly answer: (request: { readonly url: string; readonly method: string }) => PageAnswer | undefined;
};

/** Reads every file with a known extension below `folder`; throws when `index.html` is missing. */
export function openPageFiles(folder: string): PageFiles {
  const files = new Map<string, Buffer>();
  for (const file of filesBelow(folder)) {
    if (CONTENT_TYPES[extname(file)] !== undefined) files.set(`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file));
  }
  const index = files.get('/index.html')?.toString('utf8');
  if (index === undefined) throw new Error('the page has not been built: index.html is missing');
  return { answer: (request) => answerFor(request, files, index) };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function answerFor(
  { url, method }: { readonly url: string; readonly method: string },
  files: ReadonlyMap<string, Buffer>,
  index: string,
): PageAnswer | undefined {
  if (!isPageUrl(url)) return undefined;
  const { pathname } = new URL(url);
  const nonce = randomBytes(18).toString('base64');
  if (method !== 'GET') return { status: 405, headers: pageHeaders(nonce, 'text/plain'), body: Buffer.alloc(0) };
  const file = files.get(pathname);
  // Addresses of screens carry no extension; each of them is the one page.
  if (pathname === '/index.html' || (file === undefined && extname(pathname) === '')) {
    return {
      status: 200,
      headers: pageHeaders(nonce, 'text/html; charset=utf-8'),
      body: Buffer.from(index.replaceAll(NONCE_PLACEHOLDER, nonce)),
    };
  }
  if (file === undefined) return { status: 404, headers: pageHeaders(nonce, 'text/plain'), body: Buffer.alloc(0) };
  return { status: 200, headers: pageHeaders(nonce, CONTENT_TYPES[extname(pathname)] ?? 'application/octet-stream'), body: file };
}
