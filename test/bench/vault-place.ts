/** A folder with a vault made by the product's own calls at the product's own cost, the kit that opens it, and a list to import. */
import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { fileKeyStore, NO_PROTECTION } from '../../electron/ipc/file-keystore.ts';
import { createVaultService } from '../../electron/ipc/vault-service.ts';
import type { VaultService } from '../../electron/ipc/vault-calls.ts';
import { productKdf } from '../../electron/vault/crypto/kdf.ts';
import { inventCustomers, type Invented } from '../../electron/vault/demo/invent-customers.ts';

export const vaultIn = (folder: string): string => join(folder, 'team.keepbook');
export const kitIn = (folder: string): string => readFileSync(join(folder, 'kit.txt'), 'utf8');
export const KIT_FILE = 'kit.txt';
export const PASSPHRASE = 'correct-vermilion-ledger-42-river';

/** As `vault-process.ts` makes it, with the key store in the folder. */
export function serviceIn(folder: string): VaultService {
  const log = (message: string, error?: unknown): void => {
    console.error(message, error);
  };
  const ports = {
    clock: { now: () => Date.now(), uptimeMs: () => Math.floor(performance.now()) },
    random: { bytes: (length: number) => new Uint8Array(randomBytes(length)) },
    keyStore: fileKeyStore(join(folder, 'keys'), NO_PROTECTION, log),
    kdf: productKdf,
    log,
  };
  return createVaultService(ports, () => undefined);
}

const HEADS = ['姓名', '公司', '职位', '城市', '级别', '阶段', '来源', '标签', '手机', '邮箱', '微信', '地址', '下一步', '下次跟进日期'];

/** Writes `count` customers as a salesperson's spreadsheet would hold them. */
export async function writeCsv(path: string, count: number): Promise<void> {
  const out = createWriteStream(path);
  const csv = stringify();
  csv.pipe(out);
  csv.write(HEADS);
  for (const invented of inventCustomers(count, 7)) {
    if (!csv.write(cellsOf(invented))) await new Promise<void>((resolve) => csv.once('drain', resolve));
  }
  csv.end();
  await finished(out);
}

function cellsOf({ card, reach }: Invented): readonly string[] {
  const of = (kind: string): readonly string[] => reach.values.filter((value) => value.kind === kind).map(({ value }) => value);
  const { name, company, title, city, level, stage, source, tags, nextStep, nextStepOn } = card;
  const texts = [name, company, title, city, level, stage, source, tags.join('、')].map((text) => text ?? '');
  return [
    ...texts,
    of('phone').map(asTyped).join(' / '),
    of('email').join(';'),
    of('wechat').join(';'),
    of('address')[0] ?? '',
    nextStep ?? '',
    nextStepOn ?? '',
  ];
}

/** Without the country code, and with beginnings that are in use; a few remain that are not, as in every real list. */
function asTyped(phone: string): string {
  return phone.replace('+86', '').replace(/^1[4679]/, '13');
}
