/** The page's only origin, in both shells. */
export const PAGE_ORIGIN = 'https://keepbook.localhost';
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/**
 * Between two loads of the page: of another site, so that the engine ends the process of the one before. It also ends what
 * a person was typing, so it stays no longer than the next load takes.
 */
export const BLANK_URL = 'data:text/html,';

/** Where a message came from, in the words both shells can give. */
export type Sender = { readonly url: string; readonly isTopFrame: boolean };

/** Only the top frame of our own page may call; a frame inside it, a page after a redirect or a blank page may not. */
export function isTrustedSender(sender: Sender | undefined): boolean {
  return sender?.isTopFrame === true && isPageUrl(sender.url);
}

/** Compared part by part: a `blob:` address carries our origin too. */
export function isPageUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin, username, password } = new URL(address);
  return protocol === 'https:' && origin === PAGE_ORIGIN && username === '' && password === '';
}
