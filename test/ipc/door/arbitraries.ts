/** Random messages for the door: inputs as the schemas describe them, inputs wrong in a place or two, and anything at all. */
import fc from 'fast-check';
import type { Method } from '../../../shared/contract.ts';
import { inputShape, type Shape } from './malformed.ts';

/** Texts that mean something to the vault under test, by the field they go into. */
export type Known = {
  readonly ids: readonly string[];
  readonly valueIds: readonly string[];
  readonly handles: readonly string[];
  /** For `search` alone, so that no answer may ever repeat them. */
  readonly searches: readonly string[];
  readonly codes: readonly string[];
  readonly passphrases: readonly string[];
  readonly keys: readonly string[];
};

export type Message = { readonly method: unknown; readonly input: unknown };

/** Valid ones that cost much or end the session come seldom, or nothing else would. */
const SELDOM: readonly Method[] = [
  'vaults.open',
  'vaults.close',
  'vaults.chooseExisting',
  'vaults.create',
  'vaults.createDemo',
  'vault.unlock',
  'vault.unlockWithKit',
  'vault.inspectInvitation',
  'vault.join',
  'vault.lock',
  'passphrase.judge',
  'passphrase.generate',
  'passphrase.change',
  'kit.create',
  'factors.addDevice',
  'factors.addKeyFile',
  'factors.remove',
  'codes.begin',
  'securityKeys.begin',
  'securityKeys.add',
  'securityKeys.remove',
  'vault.unlockWithSecurityKey',
  'codes.confirm',
  'codes.remove',
  'codes.enter',
  'kit.save',
  'shares.save',
  'pool.setOpen',
  'recovery.split',
  'recovery.prepare',
  'recovery.replace',
  'backups.run',
  'restores.inspect',
  'restores.run',
  'imports.preview',
  'imports.check',
  'imports.commit',
  'imports.saveRows',
  'imports.deleteSource',
  'imports.undo',
  'exports.run',
  'audit.verify',
  'people.invite',
  'people.confirm',
  'exposures.print',
  'teams.create',
  'policy.set',
];
const OFTEN = 40;

export function messages(methods: readonly Method[], known: Known): fc.Arbitrary<Message> {
  const valid = new Map(methods.map((method) => [method, inputOf(method, known)]));
  const weighted = methods.map((method) => ({
    weight: SELDOM.includes(method) ? 1 : OFTEN,
    arbitrary: messageOf(method, valid.get(method) ?? fc.anything()),
  }));
  const wrong = methods.map((method) => messageOf(method, spoiled(valid.get(method) ?? fc.anything())));
  return fc.oneof(
    { weight: 10, arbitrary: fc.oneof(...weighted) },
    { weight: 20, arbitrary: fc.oneof(...wrong) },
    {
      weight: 3,
      arbitrary: fc.record({
        method: fc.constantFrom<unknown>(...methods),
        input: fc.anything({ withBigInt: true, withMap: true, withTypedArray: true, withDate: true, withObjectString: true }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        method: fc.oneof(fc.anything(), fc.constantFrom('constructor', '__proto__', 'toString', 'vault.settle', 'customers.copyValue')),
        input: fc.anything(),
      }),
    },
  );
}

const messageOf = (method: Method, input: fc.Arbitrary<unknown>): fc.Arbitrary<Message> => input.map((value) => ({ method, input: value }));

function inputOf(method: Method, known: Known): fc.Arbitrary<unknown> {
  return valueOf(inputShape(method), '', known);
}

function valueOf(shape: Shape, name: string, known: Known): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const branches = shape.oneOf ?? shape.anyOf;
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => valueOf(branch, name, known)));
  if (shape.type === 'string') return textOf(shape, name, known);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer')
    return fc.oneof(
      fc.integer({ min: shape.minimum ?? 0, max: Math.min(shape.maximum ?? 300, 300) }),
      fc.constantFrom(shape.minimum ?? 0, shape.maximum ?? 0),
    );
  if (shape.type === 'array') {
    const item = valueOf(shape.items ?? {}, name, known);
    return fc.array(item, { minLength: shape.minItems ?? 0, maxLength: Math.min(shape.maxItems ?? 4, 4) });
  }
  if (shape.properties === undefined) return fc.constant(undefined);
  const fields = Object.entries(shape.properties).map(([field, inner]) => [field, valueOf(inner, field, known)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...(shape.required ?? [])] });
}

function textOf(shape: Shape, name: string, known: Known): fc.Arbitrary<string> {
  if (shape.format === 'uuid')
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known.ids) }, { weight: 1, arbitrary: fc.uuid({ version: 7 }) });
  if (shape.format === 'date') return fc.constantFrom('2026-11-22', '1999-02-29', '2028-02-29');
  if (shape.pattern?.startsWith('^h') === true) return fc.constantFrom(...known.handles);
  if (shape.pattern?.includes('{6,12}') === true) return fc.constantFrom(...known.valueIds);
  if (shape.pattern !== undefined) return fc.constantFrom('CN', 'US', 'ZZ');
  const byName: Readonly<Record<string, readonly string[]>> = {
    search: known.searches,
    code: known.codes,
    passphrase: known.passphrases,
    current: ['not this one'],
    key: known.keys,
  };
  const meant = byName[name];
  const max = shape.maxLength ?? 50_000;
  const free = fc.oneof(
    { weight: 20, arbitrary: fc.string({ unit: 'grapheme', minLength: shape.minLength ?? 0, maxLength: Math.min(max, 20) }) },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(max), '\u0000', '=cmd|1', "'; drop table rows; --", '\ud800', '‮', '__proto__') },
  );
  return meant === undefined ? free : fc.oneof(free, fc.constantFrom(...meant));
}

type Spoil = (value: unknown, at: number, rubbish: unknown) => unknown;

const SPOILS: readonly Spoil[] = [
  (_value, _at, rubbish) => rubbish,
  (value) => [value],
  (value, at, rubbish) => withField(value, at, () => rubbish),
  (value, at) => withField(value, at, () => undefined),
  (value, at) => withField(value, at, () => 'x'.repeat(60_000)),
  (value, at) => withField(value, at, (old) => [old, old]),
  (value, at) => withField(value, at, (old) => (typeof old === 'object' && old !== null ? { ...old, extra: 1 } : { old })),
  (value, _at, rubbish) => (isRecord(value) ? { ...value, extra: rubbish } : rubbish),
  (value) => (isRecord(value) ? (JSON.parse(`{"__proto__":{"id":1},${JSON.stringify(value).slice(1)}`) as unknown) : { value }),
];

function spoiled(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const parts = fc.tuple(
    valid,
    fc.constantFrom(...SPOILS),
    fc.nat(9),
    fc.oneof(fc.constantFrom<unknown>(null, 0, -1, Number.NaN, '', [], {}, true), fc.jsonValue()),
  );
  return parts.map(([value, spoil, at, rubbish]) => spoil(value, at, rubbish));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function withField(value: unknown, at: number, change: (old: unknown) => unknown): unknown {
  if (!isRecord(value)) return change(value);
  const names = Object.keys(value);
  const name = names[at % names.length] ?? '';
  return { ...value, [name]: change(value[name]) };
}
