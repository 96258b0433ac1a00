/** Any order of joining, confirming, moving, claiming, leaving, changing keys, recovering, and computers that die in between. */
import fc from 'fast-check';
import * as attempts from './attempts.ts';
import type { Command } from './command.ts';
import { partWays } from './copy-commands.ts';
import * as customers from './customer-commands.ts';
import { BELOW, POOL, SHARED, type Role } from './oracle.ts';
import * as people from './people-commands.ts';
import * as otherRoles from './role-commands.ts';

/** Who may be brought in anew, and who may come again under a new account. */
const [NEW, AGAIN] = ['cai', 'dan'] as const;
const PEOPLE = ['boss', 'adam', 'lena', 'ann', 'ben', NEW, AGAIN] as const;
const BOOKS = [SHARED, POOL, BELOW, 'lena', 'ann', 'ben', NEW, AGAIN] as const;
const person = fc.constantFrom(...PEOPLE);
const lead = fc.constantFrom('boss', 'lena', NEW);
const book = fc.constantFrom(...BOOKS);
const at = fc.nat(3);
/** Whoever was entered last, by whichever place that is. */
const NEWEST = -1;
const end = fc.constantFrom('lock' as const, 'lock' as const, 'crash' as const);
const keeper = fc.constantFrom('boss', 'lena');
const seller = fc.constantFrom('lena', 'ann', 'ben');
const roles = fc.constantFrom<readonly Role[]>(
  ['salesperson'],
  ['lead'],
  ['lead', 'salesperson'],
  ['auditor'],
  ['reader'],
  ['admin'],
  ['names'],
  ['names', 'salesperson'],
);

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(person, roles).map(([by, as]) => people.invite(by, NEW, as)) },
  { weight: 2, arbitrary: fc.constant(people.join(NEW)) },
  { weight: 2, arbitrary: lead.map((by) => people.vouch(by, NEW)) },
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
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('boss', 'adam', 'lena'), person, roles).map((args) => otherRoles.askRoles(...args)) },
  { weight: 2, arbitrary: fc.tuple(lead, person).map((args) => otherRoles.confirmRoles(...args)) },
  { weight: 1, arbitrary: lead.map(customers.sealAnew) },
  { weight: 1, arbitrary: person.map(people.newPassphrase) },
  { weight: 1, arbitrary: fc.constant(people.recover()) },
);

const anyAttempt: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(person, fc.constantFrom(NEW, AGAIN)).map((args) => attempts.tryConfirming(...args)),
  fc.tuple(person, person).map((args) => attempts.tryEnding(...args)),
  fc.tuple(person, person, roles).map((args) => attempts.tryRoles(...args)),
  fc.tuple(person, person).map((args) => attempts.tryConfirmingRoles(...args)),
  person.map(attempts.tryRationing),
  fc.tuple(person, roles).map((args) => attempts.tryInviting(...args)),
  fc.tuple(person, at).map((args) => attempts.tryClaiming(...args)),
  fc.tuple(lead, person).map((args) => attempts.tryGranting(...args)),
);

/** What takes several people, one after the other; drawn one by one they would hardly ever meet. */
const anyEpisode: fc.Arbitrary<readonly Command[]> = fc.oneof(
  { weight: 10, arbitrary: anyCommand.map((command) => [command]) },
  { weight: 4, arbitrary: anyAttempt.map((command) => [command]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(roles, person, lead)
      .map(([as, other, by]) => [
        people.invite('boss', NEW, as),
        people.join(NEW),
        attempts.tryConfirming(other, NEW),
        people.vouch(by, NEW),
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('adam', 'boss', 'lena'), fc.constantFrom('ann', 'ben', 'lena', NEW), lead)
      .map(([by, name, confirming]) => [people.inviteAgain(by, name, AGAIN), people.join(AGAIN), people.vouch(confirming, AGAIN)]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('adam', 'boss', 'lena'), person, roles, person, lead)
      .map(([by, name, to, other, confirming]) => [
        otherRoles.askRoles(by, name, to),
        attempts.tryConfirmingRoles(other, name),
        otherRoles.confirmRoles(confirming, name),
        people.visit(name),
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(keeper, seller, person, lead)
      .map(([by, claiming, other, opening]) => [
        customers.create(by, POOL, 'lock'),
        customers.claim(claiming, NEWEST),
        attempts.tryClaiming(other, NEWEST),
        people.visit(opening),
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(keeper, keeper)
      .map(([by, giving]) => [customers.create(by, POOL, 'lock'), customers.ration('adam', 1), people.visit(giving)]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(anyCommand, { maxLength: 2 }), fc.array(anyCommand, { maxLength: 2 }))
      .map(([here, there]) => [partWays(here, there)]),
  },
);

/** Something to lose before anything happens, and somebody who may be on the way in. */
export const anySequence = fc
  .tuple(fc.uniqueArray(seller, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.array(anyEpisode, { minLength: 1, maxLength: 7 }))
  .map(([owners, comes, rest]) => [
    ...owners.map((owner) => customers.create(owner, owner, 'lock')),
    ...(comes ? [people.invite('boss', NEW, ['salesperson'])] : []),
    ...rest.flat(),
  ]);
