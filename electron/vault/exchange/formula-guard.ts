/**
 * Spreadsheets run a cell that begins like a formula, also one that came in as a customer's name. A single quote in
 * front makes them take it as text (OWASP, "CSV Injection"). Full-width and small forms are included because Excel
 * accepts them in Chinese and Japanese settings. Phones such as +86… get the quote too: Excel would otherwise
 * turn them into 8.6E+12; it hides the quote when the cell is edited, and our own import takes it off again.
 */
const RUNS_AS_FORMULA = /^(?:['\s]*[=+\-@＝＋－＠﹦﹢﹣﹫]|'*[\t\r\n])/u;

/** Puts a single quote in front of text that a spreadsheet could run. */
export function guardFormula(text: string): string {
  return RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
}

/** Takes off what `guardFormula` put on: `unguardFormula(guardFormula(text)) === text` for every text. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && RUNS_AS_FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
