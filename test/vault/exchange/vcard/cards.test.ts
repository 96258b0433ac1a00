import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { importFile, inMemory, inPieces } from '../import-file.ts';

const card = (...lines: readonly string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
async function contactsOf(content: string | Buffer, size = 17) {
  return (await importFile(inPieces(Buffer.from(content as string), size), { duplicates: 'keep' })).accepted;
}

describe('cards', () => {
  test('several cards with groups and labels become customers whose values say what they are', async () => {
    const file =
      card(
        'VERSION:3.0',
        'N:示例;周;;;',
        'FN:周示例',
        'ORG:云杉贸易;采购部',
        'TITLE:经理',
        'item1.TEL:+86 139 0000 1111',
        'item1.X-ABLabel:_$!<Assistant>!$_',
        'TEL;TYPE=WORK,FAX:021-60876100',
        'CATEGORIES:老客户,重点',
        'NOTE:第一行\\n第二行\\, 完',
        'X-WECHAT:zhou_demo',
      ) +
      card(
        'VERSION:4.0',
        'FN:Ada',
        'TEL;VALUE=uri;TYPE="cell,voice":tel:+44-20-7946-0123;ext=5',
        'EMAIL;PREF=1:mailto:ada@example.com',
        'ADR;LABEL="x:y":;;1 High St;London;;N1;UK',
      );
    expect(await contactsOf(file)).toEqual([
      {
        line: 1,
        card: { name: '周示例', company: '云杉贸易', title: '经理', tags: ['老客户', '重点'] },
        reach: [
          { kind: 'phone', value: '+8613900001111', label: 'Assistant' },
          { kind: 'phone', value: '+862160876100', label: 'fax' },
          { kind: 'wechat', value: 'zhou_demo' },
        ],
        note: '第一行\n第二行, 完',
      },
      {
        line: 14,
        card: { name: 'Ada', tags: [] },
        reach: [
          { kind: 'phone', value: '+442079460123;ext=5', label: 'mobile' },
          { kind: 'email', value: 'ada@example.com' },
          { kind: 'address', value: '1 High St, London, N1, UK' },
        ],
      },
    ]);
  });

  test('quoted-printable in GBK with soft breaks, and raw GBK without any word of it, say the same', async () => {
    const quoted = [...iconv.encode('周示例先生', 'gbk')].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
    const old = card(
      'VERSION:2.1',
      `N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:;${quoted.slice(0, 12)}=`,
      `${quoted.slice(12)};;;`,
      'TEL;CELL;PREF:13900001111',
    );
    const raw = iconv.encode(card('VERSION:2.1', 'FN:周示例先生', 'TEL;CELL:13900001111', 'NOTE:展会认识的老客户'), 'gbk');
    for (const file of [old, raw])
      expect(await contactsOf(file)).toMatchObject([{ card: { name: '周示例先生' }, reach: [{ value: '+8613900001111' }] }]);
  });

  test('a fold inside of a character, a card without VERSION and one without END are read', async () => {
    const bytes = Buffer.from(
      card('FN:周示例', 'TEL:13900001111') + 'BEGIN:VCARD\nFN:顾样本\nTEL:13900002222\nBEGIN:VCARD\nN:Lee;Ann\nTEL:13900003333',
    );
    const inCharacter = bytes.indexOf(Buffer.from('示')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, inCharacter), Buffer.from('\r\n '), bytes.subarray(inCharacter)]);
    expect((await contactsOf(folded)).map((row) => row.card.name)).toEqual(['周示例', '顾样本', 'Ann Lee']);
  });

  test('a card without a name is called by its firm or e-mail, and one with a number only is kept', async () => {
    const file = card('ORG:云杉贸易') + card('EMAIL:who@example.com') + card('TEL:13900001111') + card('VERSION:3.0');
    expect((await contactsOf(file)).map((row) => row.card.name)).toEqual(['云杉贸易', 'who', '未命名']);
  });

  test('pictures, cards inside of cards and groups of cards give nothing', async () => {
    const photo = Array.from({ length: 3_000 }, () => ` ${'A'.repeat(75)}`);
    const file =
      card(
        'FN:周示例',
        'PHOTO;ENCODING=b;TYPE=JPEG:/9j/',
        ...photo,
        'AGENT:',
        'BEGIN:VCARD',
        'FN:Secretary',
        'END:VCARD',
        'TEL:13900001111',
      ) + card('FN:Friends', 'X-ADDRESSBOOKSERVER-KIND:group');
    expect(await contactsOf(file, 65_536)).toMatchObject([{ card: { name: '周示例' }, reach: [{ value: '+8613900001111' }] }]);
  });

  test('a soft break that leads nowhere does not swallow what follows', async () => {
    const file =
      card('VERSION:2.1', 'NOTE;ENCODING=QUOTED-PRINTABLE:a=', 'TEL:13900001111', 'FN;ENCODING=QUOTED-PRINTABLE:Ann=') + card('FN:Ben');
    expect(await contactsOf(file)).toMatchObject([
      { card: { name: 'Ann' }, note: 'a', reach: [{ kind: 'phone' }] },
      { card: { name: 'Ben' } },
    ]);
  });

  test('a file in UTF-16 is read', async () => {
    const { accepted } = await importFile(inMemory(Buffer.from(`\uFEFF${card('FN:周示例')}`, 'utf16le')));
    expect(accepted).toMatchObject([{ card: { name: '周示例' } }]);
  });
});
