/** A birthday a person gives so that it is looked for in their passphrase; it is compared and never kept. */
import { z } from 'zod';

/** `1990-05-20`. */
export const Born = z.iso.date();
export type Born = z.infer<typeof Born>;

/** `1990-05-20` from what a person types (`1990.5.20`, `19900520`), undefined for anything else. */
export function bornFrom(typed: string): Born | undefined {
  const text = typed.trim().normalize('NFKC');
  const [, year, month = '', day = ''] = /^(\d{4})[-./年 ]?(\d{1,2})[-./月 ]?(\d{1,2})日?$/u.exec(text) ?? [];
  if (year === undefined || (!/\D/.test(text) && text.length !== 8)) return undefined;
  return Born.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}

/** The ways people write a day into a passphrase. */
export function birthdayForms(born: Born): readonly string[] {
  const [year = '', month = '', day = ''] = born.split('-');
  const short = year.slice(2);
  const [m, d] = [String(Number(month)), String(Number(day))];
  const orders = [
    [year, month, day],
    [day, month, year],
    [month, day, year],
    [short, month, day],
    [year, m, d],
  ];
  const forms = orders.flatMap((parts) => ['', '-', '.', '/'].map((between) => parts.join(between)));
  return [...new Set([...forms, `${month}${day}`, year])];
}
