/** A customer list to bring in: a real one where the samples lie beside the project, else an invented one of ours. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventCustomers } from '../../electron/vault/demo/invent-customers.ts';

export type SampleList = { readonly file: string; readonly find: string; readonly customers: number };

const SAMPLES = join(import.meta.dirname, '../../../shared/samples/csv');

/** Our own list: 60 invented customers in Chinese and English, phones and e-mails of no one. */
function inventedList(): SampleList {
  const lines = ['姓名,公司,城市,手机,邮箱'];
  let find = '';
  for (const { card, reach } of inventCustomers(60, 7)) {
    const valueOf = (kind: string) => reach.values.find((value) => value.kind === kind)?.value ?? '';
    lines.push(
      [card.name, card.company ?? '', card.city ?? '', valueOf('phone'), valueOf('email')]
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    );
    find ||= card.name;
  }
  const file = join(mkdtempSync(join(tmpdir(), 'keepbook-list-')), '客户名单.csv');
  writeFileSync(file, `\uFEFF${lines.join('\r\n')}\r\n`);
  return { file, find, customers: 60 };
}

export function sampleList(language: 'zh-CN' | 'en'): SampleList {
  const real =
    language === 'en'
      ? { file: join(SAMPLES, 'us-500.csv'), find: 'benton', customers: 500 }
      : { file: join(SAMPLES, 'cn-services-157-gbk.csv'), find: '银行', customers: 157 };
  return existsSync(real.file) ? real : inventedList();
}
