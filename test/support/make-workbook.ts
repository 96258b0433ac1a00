/** Workbooks made from their XML, so that a test can say exactly what a program wrote. */
import { crc32, deflateRawSync } from 'node:zlib';

type Part = { readonly name: string; readonly content: string | Buffer };

/** A ZIP of these parts, deflated. `declared` lies about the unpacked size of every part. */
export function zipOf(parts: readonly Part[], declared?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(declared ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.of(20, 0), head, rest, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, Buffer.from('PK\u0005\u0006'), end]);
}

export type SheetXml = { readonly name: string; readonly data: string; readonly hidden?: boolean };

export type WorkbookXml = {
  readonly sheets: readonly SheetXml[];
  /** Items of the shared strings, each the inside of an `si`. */
  readonly strings?: readonly string[];
  /** Format codes; the style of a cell is 1 + the place in this list. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `data` of a sheet is the inside of `sheetData`. */
export function workbookOf({ sheets, strings = [], formats = [], date1904 = false }: WorkbookXml): Buffer {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const sheetList = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${name}" sheetId="${String(at + 1)}"${hidden === true ? ' state="hidden"' : ''} r:id="s${String(at)}"/>`,
  );
  const styles = `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${String(200 + at)}" formatCode="${code}"/>`).join('')}</numFmts>
    <cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${String(200 + at)}"/>`).join('')}</cellXfs>`;
  return zipOf([
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr date1904="${String(date1904)}"/><sheets>${sheetList.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        sheets.map((_, at) => relation(`s${String(at)}`, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`)).join('') +
          relation('st', 'styles', '/xl/styles.xml') +
          relation('ss', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    { name: 'xl/styles.xml', content: `${XML}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` },
    { name: 'xl/SharedStrings.xml', content: `${XML}<sst xmlns="${MAIN}">${strings.map((item) => `<si>${item}</si>`).join('')}</sst>` },
    ...sheets.map(({ data }, at) => ({
      name: `xl/worksheets/sheet${String(at + 1)}.xml`,
      content: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    })),
  ]);
}

/** Rows of plain cells: texts inline, numbers as numbers. */
export function rowsXml(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${String(value)}</v></c>` : value === '' ? '<c/>' : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  return rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
}
