/** Which sheets a workbook has and where their parts lie. */
import { VaultError } from '../../../../shared/errors.ts';
import { SHEETS_MAX } from '../../../../shared/model/exchange.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportSource } from '../import-source.ts';
import { openPackage } from './open-workbook.ts';
import type { Package } from './open-workbook.ts';
import { NO_STYLES, readNumberStyles } from './number-styles.ts';
import type { NumberStyles } from './number-styles.ts';
import { NO_STRINGS, readSharedStrings } from './shared-strings.ts';
import type { SharedStrings } from './shared-strings.ts';
import { readXml } from './xml-events.ts';

export type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean };

export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly strings: SharedStrings;
  readonly styles: NumberStyles;
  readonly date1904: boolean;
  readonly part: Package['part'];
};

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/**
 * @throws VaultError WORKBOOK_DAMAGED, WORKBOOK_ENCRYPTED, FILE_TOO_LARGE, UNSUPPORTED_FORMAT (`details.kind`) for other
 * files in a ZIP: `ods`, `xlsb`, `docx`, `zip`.
 */
export async function openWorkbook(source: ImportSource, limits: ImportLimits): Promise<Workbook> {
  const parts = await openPackage(source, limits);
  const main = (await relations(parts, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!parts.has(main) || !/workbook.*\.xml$/iu.test(main)) throw otherPackage(parts);
  const related = await relations(parts, main);
  const byId = new Map(related.map((relation) => [relation.id, relation]));
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readXml(parts.part(main), {
    open: (name, attribute) => {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/u.test(attribute('date1904') ?? '');
      if (name !== 'sheet' || sheets.length >= SHEETS_MAX) return;
      const relation = byId.get(attribute('r:id') ?? attribute('id') ?? '');
      if (relation?.type !== 'worksheet') return;
      sheets.push({
        name: attribute('name') ?? '',
        part: relation.target,
        hidden: (attribute('state') ?? 'visible') !== 'visible',
      });
    },
  });
  if (sheets.length === 0) sheets.push(...looseSheets(parts));
  if (sheets.length === 0) throw new VaultError('WORKBOOK_DAMAGED', 'the workbook has no sheet with cells');
  const stylesPart = related.find(({ type }) => type === 'styles')?.target;
  const stringsPart = related.find(({ type }) => type === 'sharedStrings')?.target;
  return {
    sheets,
    date1904,
    part: parts.part,
    styles: stylesPart !== undefined && parts.has(stylesPart) ? await readNumberStyles(parts.part(stylesPart)) : NO_STYLES,
    strings: stringsPart !== undefined && parts.has(stringsPart) ? await readSharedStrings(parts.part(stringsPart), limits) : NO_STRINGS,
  };
}

/** Some writers give ids with a prefix of their own; then the parts themselves say which sheets there are. */
function looseSheets(parts: Package): readonly Sheet[] {
  return parts
    .names()
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name))
    .slice(0, SHEETS_MAX)
    .map((part, index) => ({ name: `Sheet${String(index + 1)}`, part, hidden: false }));
}

/** Relations of a part ('' for the package), with targets as names of parts and types without their address. */
async function relations(parts: Package, of: string): Promise<readonly Relation[]> {
  const folder = of.includes('/') ? of.slice(0, of.lastIndexOf('/') + 1) : '';
  const file = `${folder}_rels/${of.slice(folder.length)}.rels`;
  if (!parts.has(file)) return [];
  const found: Relation[] = [];
  await readXml(parts.part(file), {
    open: (name, attribute) => {
      const target = attribute('Target');
      if (name !== 'Relationship' || target === undefined || attribute('TargetMode') === 'External') return;
      found.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').replace(/^.*\//u, ''),
        target: new URL(target.replaceAll('\\', '/'), `file:///${folder}`).pathname.slice(1),
      });
    },
  });
  return found;
}

function otherPackage(parts: Package): VaultError {
  const names = parts.names();
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^encryptedpackage$/u)) return new VaultError('WORKBOOK_ENCRYPTED', 'the workbook has a password');
  const kind = has(/workbook\.bin$/u) ? 'xlsb' : has(/^content\.xml$/u) ? 'ods' : has(/^word\//u) ? 'docx' : 'zip';
  return new VaultError('UNSUPPORTED_FORMAT', 'a ZIP that is no workbook', { details: { kind } });
}
