/** Few texts that many rows share, as small numbers; the texts stand in a table of their own in the same database. */
import { z } from 'zod';
import type { Db } from './database.ts';

export type Numbering = {
  /** The text's number, made when it is new. */
  readonly numberOf: (text: string) => number;
  /** Throws for a number that was never given. */
  readonly textOf: (number: number) => string;
};

const Named = z.array(z.tuple([z.int(), z.string()]));

export function createNumbering(db: Db, table: string): Numbering {
  db.exec(`create table if not exists ${table} (number integer primary key, name text not null) strict`);
  const texts = new Map(Named.parse(db.prepare(`select number, name from ${table}`).raw().all()));
  const numbers = new Map([...texts].map(([number, text]) => [text, number]));
  const insert = db.prepare(`insert into ${table} (number, name) values (?, ?)`);
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.size + 1;
      insert.run(number, text);
      texts.set(number, text);
      numbers.set(text, number);
      return number;
    },
    textOf: (number) => {
      const text = texts.get(number);
      if (text === undefined) throw new Error(`${table} has no number ${String(number)}`);
      return text;
    },
  };
}
