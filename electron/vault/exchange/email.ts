export type ParsedEmails = { readonly values: readonly string[]; readonly problems: readonly 'email-invalid'[] };

/** Deliberately wide (RFC 6531 allows accents): one @, no blanks, a domain with a dot. */
const EMAIL = /^[^\s@<>",;:()]{1,64}@[^\s@<>",;:()]{1,250}\.[^\s@<>",;:().]{2,}$/u;

/** Reads the e-mail addresses of one cell; several may stand in it. What is none stays as typed, with a problem. */
export function parseEmails(cell: string): ParsedEmails {
  const values = new Map<string, string>();
  let invalid = false;
  for (const piece of cell.replace(/[＠]/gu, '@').split(/\s*(?::::|[,，、;；|\n\r])\s*|\s+(?=[^\s<]+@)/u)) {
    const value = (/<([^<>]+@[^<>]+)>/u.exec(piece)?.[1] ?? piece).replace(/^'?(?:mailto:)?/iu, '').trim();
    if (value === '') continue;
    if (!EMAIL.test(value)) invalid = true;
    const key = value.toLowerCase();
    if (!values.has(key)) values.set(key, value);
  }
  return { values: [...values.values()], problems: invalid ? ['email-invalid'] : [] };
}
