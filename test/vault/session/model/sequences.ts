/** Any order of joining, confirming, moving, claiming, leaving, changing keys, recovering, and computers that die in between. */
import fc from 'fast-check';
import type { Role } from '../../../../shared/model/access.ts';
import type { Command } from './command.ts';
import * as customers from './customer-commands.ts';
import { BELOW, POOL, SHARED } from './oracle.ts';
import * as people from './people-commands.ts';

const PEOPLE = ['boss', 'adam', 'lena', 'ann', 'ben', 'cai'] as const;
const BOOKS = [SHARED, POOL, BELOW, 'lena', 'ann', 'ben', 'cai'] as const;
const person = fc.constantFrom(...PEOPLE);
const lead = fc.constantFrom('boss', 'lena', 'cai');
const book = fc.constantFrom(...BOOKS);
const at = fc.nat(3);
const end = fc.constantFrom('lock' as const, 'lock' as const, 'crash' as const);
const roles = fc.constantFrom<readonly Role[]>(['salesperson'], ['lead'], ['lead', 'salesperson'], ['auditor']);

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(person, roles).map(([by, as]) => people.invite(by, 'cai', as)) },
  { weight: 2, arbitrary: fc.constant(people.join('cai')) },
  { weight: 2, arbitrary: lead.map((by) => people.vouch(by, 'cai')) },
  { weight: 2, arbitrary: person.map(people.visit) },
  { weight: 3, arbitrary: fc.tuple(person, book, end).map((args) => customers.create(...args)) },
  { weight: 1, arbitrary: fc.tuple(person, at).map((args) => customers.rename(...args)) },
  { weight: 4, arbitrary: fc.tuple(person, at, book, end).map((args) => customers.move(...args)) },
  { weight: 2, arbitrary: fc.tuple(person, at).map(([by, which]) => customers.move(by, which, POOL, 'lock')) },
  { weight: 4, arbitrary: fc.tuple(person, at).map((args) => customers.claim(...args)) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('boss', 'adam'), fc.nat(2)).map((args) => customers.ration(...args)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(person, person, fc.constantFrom('frozen' as const, 'keys changed, then a crash' as const, 'done' as const))
      .map((args) => people.leave(...args)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        lead,
        person,
        fc.constantFrom('South' as const, 'South' as const, 'North' as const),
        fc.constantFrom('stay' as const, 'go' as const),
        fc.constantFrom('done' as const, 'done' as const, 'crash' as const),
      )
      .map((args) => people.relocate(...args)),
  },
  { weight: 1, arbitrary: lead.map(customers.sealAnew) },
  { weight: 1, arbitrary: person.map(people.newPassphrase) },
  { weight: 1, arbitrary: fc.constant(people.recover()) },
);
/** Something to lose before anything happens, and somebody who may be on the way in. */
export const anySequence = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('ann', 'ben', 'lena'), { minLength: 1, maxLength: 2 }),
    fc.boolean(),
    fc.array(anyCommand, { minLength: 1, maxLength: 8 }),
  )
  .map(([owners, comes, rest]) => [
    ...owners.map((owner) => customers.create(owner, owner, 'lock')),
    ...(comes ? [people.invite('boss', 'cai', ['salesperson'])] : []),
    ...rest,
  ]);
