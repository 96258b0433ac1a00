/** `npm ci` stops at a lock with holes; npm writes such locks when a registry lacks another platform's package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../run/child.ts';

type Entry = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
};
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Entry>> };

/** Where Node looks for `name` from the folder `from`, nearest first. */
function places(name: string, from: string): readonly string[] {
  if (from === '') return [`node_modules/${name}`];
  const above = from.lastIndexOf('/node_modules/');
  return [`${from}/node_modules/${name}`, ...places(name, above < 0 ? '' : from.slice(0, above))];
}

test('every package that the lock asks for stands in it, other platforms included', () => {
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !places(name, from).some((place) => place in packages)),
  );
  expect(missing).toEqual([]);
});

test('the lock names no download addresses', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
