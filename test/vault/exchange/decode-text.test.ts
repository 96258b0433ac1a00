import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeChunks, detectEncoding } from '../../../electron/vault/exchange/decode-text.ts';
import { ENCODINGS } from '../../../shared/model/exchange.ts';
import { VaultError } from '../../../shared/errors.ts';
import { collect, inPieces } from './import-file.ts';

const detect = (bytes: Uint8Array, language: 'zh-CN' | 'en' = 'zh-CN') => detectEncoding(inPieces(bytes, 50).chunks(), language);

describe('finding the encoding', () => {
  test('plain ASCII and UTF-8 are UTF-8, also when the first Chinese character comes late', async () => {
    expect(await detect(Buffer.from('name,phone\nAda,1\n'))).toBe('utf-8');
    expect(await detectEncoding(inPieces(Buffer.from(`name\n${'Ada\n'.repeat(50_000)}周示例\n`), 65_536).chunks(), 'en')).toBe('utf-8');
  });

  test('one Chinese name in GBK after 200 KB of plain text decides for GBK', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`name,city\n${'Ada,London\n'.repeat(20_000)}`),
      iconv.encode('周示例,苏州\n顾样本,嘉兴\n', 'gb18030'),
    ]);
    expect(await detectEncoding(inPieces(bytes, 65_536).chunks(), 'zh-CN')).toBe('gb18030');
  });

  test('one broken character does not make a UTF-8 file another one', async () => {
    expect(await detect(Buffer.concat([Buffer.from('姓名\n周示例\n'), Buffer.from([0xff, 0x0a])]))).toBe('utf-8');
  });

  test.each(['zh-CN', 'en'] as const)('known heads and common characters outweigh the language %s', async (language) => {
    expect(await detect(iconv.encode('姓名,电话\n周示例,1\n', 'gb18030'), language)).toBe('gb18030');
    expect(await detect(iconv.encode('姓名,電話\n陳樣本,1\n', 'big5'), language)).toBe('big5');
    expect(await detect(iconv.encode('名前,電話\nやまもと,1\n', 'shift_jis'), language)).toBe('shift_jis');
    expect(await detect(iconv.encode('Name,City\nJürgen,Köln\nZoé,Orléans\n', 'windows-1252'), language)).toBe('windows-1252');
  });

  test('a known head decides where the bytes are common characters of two encodings', async () => {
    expect(await detect(iconv.encode('備註,phone\nx,1\n', 'big5'), 'zh-CN')).toBe('big5');
  });

  test.each([
    ['a\u0000b\u0000\u0000c', 'NOT_TEXT'],
    ['\u0001\u0002\u0003\u0004\u0005name', 'NOT_TEXT'],
    ['', 'FILE_EMPTY'],
  ])('%j is refused with %s', async (text, code) => {
    await expect(detect(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code });
  });

  test('any bytes give an encoding or a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 64 }), async (bytes, size) => {
        try {
          expect(ENCODINGS).toContain(await detectEncoding(inPieces(bytes, size).chunks(), 'zh-CN'));
        } catch (error) {
          expect(error).toBeInstanceOf(VaultError);
        }
      }),
    );
  });
});

describe('decoding', () => {
  test('characters cut between two pieces come out whole and without the mark, in every encoding', async () => {
    const text: Record<(typeof ENCODINGS)[number], string> = {
      'utf-8': '周😀é',
      gb18030: '周示例㐀😀',
      big5: '陳樣本',
      shift_jis: '山本ﾃｽﾄ',
      'utf-16le': '周😀',
      'utf-16be': '周😀',
      'windows-1252': 'Größe €',
    };
    for (const encoding of ENCODINGS) {
      for (const size of [1, 2, 3, 100]) {
        const bytes = iconv.encode(`${encoding.startsWith('utf') ? '\uFEFF' : ''}${text[encoding].repeat(40)}`, encoding);
        expect((await collect(decodeChunks(inPieces(bytes, size).chunks(), encoding))).join(''), `${encoding} by ${size}`).toBe(
          text[encoding].repeat(40),
        );
      }
    }
  });
});
