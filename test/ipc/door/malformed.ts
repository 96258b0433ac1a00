/** Inputs that are wrong in one place, found from a method's schema and an input that is right. */
import { z } from 'zod';
import { MESSAGE_MAX_BYTES } from '../../../electron/ipc/size-bound.ts';
import { contract, type Method } from '../../../shared/contract.ts';

/** The part of JSON Schema that zod writes for our inputs. */
export type Shape = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly oneOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
};

export type Malformed = { readonly title: string; readonly input: unknown };

export function inputShape(method: Method): Shape {
  return z.toJSONSchema(contract[method].input, { io: 'input', unrepresentable: 'any' }) as Shape;
}

/** Every single mistake: a field missing, one too many, of another type, beyond its bound. */
export function malformedInputs(method: Method, valid: unknown): readonly Malformed[] {
  const shape = inputShape(method);
  if (shape.type === undefined)
    return ['text', 0, null, {}, []].map((input) => ({ title: `${JSON.stringify(input)} instead of nothing`, input }));
  return [...wrongAt(shape, valid, 'input', { isRequired: true })];
}

function* wrongAt(shape: Shape, valid: unknown, at: string, place: { readonly isRequired: boolean }): Generator<Malformed> {
  for (const wrong of wrongTypes(shape)) yield { title: `${at} is ${JSON.stringify(wrong)}`, input: wrong };
  if (place.isRequired) yield { title: `${at} is missing`, input: undefined };
  const bound = beyond(shape, valid);
  if (bound !== undefined) yield { title: `${at} is beyond its bound`, input: bound };
  const branch = shape.oneOf?.find((one) => fits(one, valid)) ?? shape;
  if (branch.properties !== undefined && isFields(valid)) yield* wrongFields(branch, valid, at);
  if (branch.items === undefined || !Array.isArray(valid)) return;
  const [first, ...rest] = valid as unknown[];
  if (first === undefined) return;
  for (const { title, input } of wrongAt(branch.items, first, `${at}[0]`, { isRequired: true })) yield { title, input: [input, ...rest] };
}

function* wrongFields(shape: Shape, valid: Readonly<Record<string, unknown>>, at: string): Generator<Malformed> {
  yield { title: `${at} has a field too many`, input: { ...valid, sql: 'drop table rows' } };
  for (const [name, field] of Object.entries(shape.properties ?? {})) {
    const isRequired = shape.required?.includes(name) ?? false;
    if (isRequired) {
      const { [name]: _, ...rest } = valid;
      yield { title: `${at}.${name} is not there`, input: rest };
    }
    for (const { title, input } of wrongAt(field, valid[name], `${at}.${name}`, { isRequired }))
      yield { title, input: { ...valid, [name]: input } };
  }
}

function wrongTypes(shape: Shape): readonly unknown[] {
  if (shape.type === 'string') return [7, null, {}, ['text']];
  if (shape.type === 'integer' || shape.type === 'number') return ['7', null, 1.5, Number.NaN];
  if (shape.type === 'boolean') return ['true', 1, null];
  if (shape.type === 'array') return ['text', null, { length: 1 }];
  return ['text', 7, null, []];
}

/** What is one more than allowed; a text without a bound of its own is bounded by the message. */
function beyond(shape: Shape, valid: unknown): unknown {
  if (shape.type === 'string') return 'x'.repeat((shape.maxLength ?? MESSAGE_MAX_BYTES) + 1);
  if (shape.type === 'integer') return (shape.maximum ?? Number.MAX_SAFE_INTEGER) + 1;
  if (shape.type !== 'array') return undefined;
  const [item] = Array.isArray(valid) ? (valid as unknown[]) : [];
  const many = shape.maxItems ?? MESSAGE_MAX_BYTES;
  return Array.from({ length: many + 1 }, () => item ?? 'x');
}

function fits(shape: Shape, valid: unknown): boolean {
  return Object.entries(shape.properties ?? {}).every(
    ([name, field]) => field.const === undefined || (isFields(valid) && valid[name] === field.const),
  );
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
