import type { ImportField } from '../../../shared/model/exchange.ts';
import { fieldOfHeader, headerKey, WEAK_NAME_KEYS } from './header-words.ts';

/** Fields a customer can be named by; without any of them there is nothing to import. */
const NAMING: ReadonlySet<ImportField> = new Set(['name', 'givenName', 'familyName', 'company', 'email']);

/** What a column head says beyond its field: the label of its values, and which address columns make one address. */
export type ColumnHint = {
  /** Label for the values of a phone, e-mail or address column. */
  readonly label?: string;
  /** Column whose cell is the label ("Phone 1 - Type" beside "Phone 1 - Value"). */
  readonly labelColumn?: number;
  /** Address columns of one group are joined into one address. */
  readonly group: string;
};

/** Guesses what each column holds; unknown columns are `ignore`. Same length as `headers`. */
export function guessMapping(headers: readonly string[]): readonly ImportField[] {
  const fields = headers.map((header) => fieldOfHeader(header) ?? 'ignore');
  const hasPerson = headers.some((header, column) => {
    const field = fields[column];
    return (field === 'name' && !WEAK_NAME_KEYS.has(headerKey(header))) || field === 'givenName' || field === 'familyName';
  });
  const hasCompany = fields.includes('company');
  if (!hasPerson) return fields;
  return headers.map((header, column) => {
    const field = fields[column] ?? 'ignore';
    if (field !== 'name' || !WEAK_NAME_KEYS.has(headerKey(header))) return field;
    return hasCompany ? 'ignore' : 'company';
  });
}

/** Whether customers can be named with this mapping at all. */
export function canName(mapping: readonly ImportField[]): boolean {
  return mapping.some((field) => NAMING.has(field));
}

/** Reads labels and address groups from the column heads. Same length as `mapping`. */
export function columnHints(headers: readonly string[], mapping: readonly ImportField[]): readonly ColumnHint[] {
  return mapping.map((field, column) => {
    const header = headers[column] ?? '';
    if (field === 'address') return { group: addressGroup(header) };
    if (field !== 'phone' && field !== 'email') return { group: '' };
    const labelColumn = companionOf(headers, header);
    if (labelColumn !== undefined) return { group: '', labelColumn };
    const alone = mapping.filter((other) => other === field).length === 1;
    const label = header.normalize('NFKC').trim().slice(0, 40).trim();
    const says = !/^(?:phone|email|e-mail|mail|tel|mobile|手机|手机号|手机号码|电话|联系电话|邮箱)?[\s\d]*$/iu.test(label);
    return (alone && !isFax(label)) || !says ? { group: '' } : { group: '', label };
  });
}

/** Fax numbers are kept, but never first: a list shows the first number. */
export function isFax(label: string): boolean {
  return /fax|传真|傳真|pager/iu.test(label);
}

function companionOf(headers: readonly string[], header: string): number | undefined {
  const base = /^(.*\d) - Value$/iu.exec(header.trim())?.[1];
  if (base === undefined) return undefined;
  const at = headers.findIndex((other) => other.trim() === `${base} - Type` || other.trim() === `${base} - Label`);
  return at === -1 ? undefined : at;
}

/** "Address 1 - Street" and "Address 1 - Country" are one address, "地址1" and "地址2" are two, "Home Street 2" is a second line. */
function addressGroup(header: string): string {
  const numbered = /address\s*(\d+)\s*-/iu.exec(header)?.[1];
  if (numbered !== undefined) return numbered;
  const prefix =
    /^(home|work|business|other|mailing|billing|shipping|公司|家庭|办公|联系|通讯|收货|单位|企业|邮寄)/iu.exec(header.trim())?.[1] ?? '';
  const number = /地址\s*(\d+)\s*$/u.exec(header)?.[1] ?? '';
  return `${prefix.toLowerCase()}${number}`;
}
