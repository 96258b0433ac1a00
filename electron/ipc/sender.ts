/** The page's only origin, in both shells. */
export const PAGE_ORIGIN = 'https://keepbook.localhost';
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** Where a message came from, in the words both shells can give. */
export type Sender = { readonly url: string; readonly isTopFrame: boolean };

/** Only the top frame of our own page may call; a frame inside it, a page after a redirect or a blank page may not. */
export function isTrustedSender(sender: Sender | undefined): boolean {
  if (sender?.isTopFrame !== true) return false;
  if (!URL.canParse(sender.url)) return false;
  const url = new URL(sender.url);
  return url.origin === PAGE_ORIGIN && url.username === '' && url.password === '';
}
