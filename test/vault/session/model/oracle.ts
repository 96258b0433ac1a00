/**
 * People, books and keys as plain objects: the rules of who gets which key once more, written as simply as they can be.
 * Names stand for ids; two teams, North and South under it.
 */
import { KEY_GROUPS, type BookKind, type KeyGroup, type Role as KnownRole } from '../../../../shared/model/access.ts';
import { note, type Happened } from './happenings.ts';

/** `names` is a role of this vault's own: the cards of shared and personal books. Rule R15. */
export type Role = KnownRole | 'names';

export type Team = 'North' | 'South';

export type Person = {
  readonly name: string;
  team: Team;
  roles: readonly Role[];
  /** Roles that wait for a lead's signature. */
  proposed?: { readonly roles: readonly Role[]; readonly by: string } | undefined;
  readonly invitedBy: string;
  /** Whose account ends when this one is confirmed. */
  readonly replaces?: string;
  state: 'invited' | 'waiting' | 'active' | 'left';
  /** Of the newest passphrase; the first is 0. */
  passphrase: number;
};
/** Who was ever given the keys of one epoch. */
export type Holders = Readonly<Record<KeyGroup, Set<string>>>;
export type Book = {
  readonly name: string;
  readonly kind: BookKind;
  readonly team: Team;
  readonly owner?: string;
  readonly epochs: Holders[];
};
/** Where one half of a customer is sealed; `waits` in an inbox, sealed to that epoch's private key. */
export type Place = { readonly book: string; readonly epoch: number; readonly waits: boolean };
export type Customer = {
  readonly name: string;
  card: Place;
  private: Place;
  /** Whose own book they were in last before where they are now. */
  former?: string | undefined;
  /** Who has reserved them in the pool. */
  claimedBy?: string | undefined;
};
export type Oracle = {
  readonly people: Map<string, Person>;
  readonly books: Map<string, Book>;
  readonly customers: Customer[];
  /** Customers of the pool each salesperson is handed out a day; a sequence lasts a day. */
  perDay: number;
  /** Who was handed out to whom, by their places among the customers. */
  readonly given: Map<string, readonly number[]>;
  readonly happened: Happened;
};

export const SHARED = 'North shared';
export const POOL = 'North pool';
/** Of the team below, which has no lead of its own at first. */
export const BELOW = 'South shared';
/** The book somebody left behind in their former team. */
export const behind = (name: string): string => `${name} before`;

const holders = (card: readonly string[], inner: readonly string[]): Holders => ({ card: new Set(card), private: new Set(inner) });

export const isPresent = ({ state }: Person): boolean => state === 'active' || state === 'waiting';
export const is = (person: Person | undefined, role: Role): boolean => person?.state === 'active' && person.roles.includes(role);
export const newestOf = (book: Book): number => book.epochs.length;

/** Whether the person was ever given this key. */
export function knows(oracle: Oracle, name: string, group: KeyGroup, book: string, epoch: number): boolean {
  return oracle.books.get(book)?.epochs[epoch - 1]?.[group].has(name) === true;
}
export const opens = (oracle: Oracle, name: string, group: KeyGroup, { book, epoch, waits }: Place): boolean =>
  knows(oracle, name, waits ? 'private' : group, book, epoch);
export function holdsNewest(oracle: Oracle, name: string, book: Book): boolean {
  return KEY_GROUPS.every((group) => knows(oracle, name, group, book.name, newestOf(book)));
}

/** Whoever leads North leads South too. */
export const leads = (person: Person | undefined, team: Team): boolean =>
  is(person, 'lead') && (person?.team === 'North' || person?.team === team);

const ownsAsSalesperson = (book: Book, { name, roles }: Person): boolean => book.owner === name && roles.includes('salesperson');

/** Down the tree, as leading goes. */
const seesNames = (person: Person, team: Team): boolean => is(person, 'names') && (person.team === 'North' || person.team === team);

export function isMeantToRead(book: Book, group: KeyGroup, person: Person): boolean {
  if (!isPresent(person)) return false;
  if (ownsAsSalesperson(book, person) || leads(person, book.team)) return true;
  if (group === 'card' && book.kind !== 'pool' && seesNames(person, book.team)) return true;
  if (book.kind === 'personal' || person.team !== book.team) return false;
  if (is(person, 'salesperson')) return book.kind === 'shared' || group === 'card';
  return book.kind === 'shared' && is(person, 'reader');
}

/** Keys of before do not do: others refuse what is written with them. */
export function mayWrite(oracle: Oracle, name: string, book: Book): boolean {
  const person = oracle.people.get(name);
  if (person === undefined) return false;
  return ownsAsSalesperson(book, person) || leads(person, book.team) || (is(person, 'salesperson') && person.team === book.team);
}

/** What they hold a key of they write themselves, so they must be one who may; all else goes through the inbox. */
export function mayPutInto(oracle: Oracle, name: string, book: Book): boolean {
  return mayWrite(oracle, name, book) || !KEY_GROUPS.some((group) => knows(oracle, name, group, book.name, newestOf(book)));
}

/** Founder, an admin without customers, a lead who sells, two salespeople. */
export function beginning(): Oracle {
  const person = (name: string, roles: readonly Role[]): [string, Person] => [
    name,
    { name, team: 'North', roles, invitedBy: 'boss', state: 'active', passphrase: 0 },
  ];
  const people = new Map([
    person('boss', ['admin', 'lead']),
    person('adam', ['admin']),
    person('lena', ['lead', 'salesperson']),
    person('ann', ['salesperson']),
    person('ben', ['salesperson']),
  ]);
  const readers = ['boss', 'lena', 'ann', 'ben'];
  const allLeads = ['boss', 'lena'];
  const personal = (owner: string): Book => ({
    name: owner,
    kind: 'personal',
    team: 'North',
    owner,
    epochs: [holders([...allLeads, owner], [...allLeads, owner])],
  });
  const all: Book[] = [
    { name: SHARED, kind: 'shared', team: 'North', epochs: [holders(readers, readers)] },
    { name: POOL, kind: 'pool', team: 'North', epochs: [holders(readers, allLeads)] },
    { name: BELOW, kind: 'shared', team: 'South', epochs: [holders(allLeads, allLeads)] },
    { name: 'South pool', kind: 'pool', team: 'South', epochs: [holders(allLeads, allLeads)] },
    ...['lena', 'ann', 'ben'].map(personal),
  ];
  return { people, books: new Map(all.map((book) => [book.name, book])), customers: [], perDay: 0, given: new Map(), happened: new Map() };
}

/** A personal book is made by its owner's program, for them and the leads there are. */
export function joins(oracle: Oracle, person: Person): void {
  person.state = 'waiting';
  makesOwnBook(oracle, person);
}

function makesOwnBook(oracle: Oracle, { name, team, roles }: Person): void {
  if (!roles.includes('salesperson') || oracle.books.has(name)) return;
  const readers = [name, ...[...oracle.people.values()].filter((other) => leads(other, team)).map((lead) => lead.name)];
  oracle.books.set(name, { name, kind: 'personal', team, owner: name, epochs: [holders(readers, readers)] });
}

/** What a person's program does by itself after every sign-in and confirmation. */
export function keepsHouse(oracle: Oracle, name: string): void {
  const self = oracle.people.get(name);
  if (self?.state !== 'active') return;
  makesOwnBook(oracle, self);
  const active = [...oracle.people.values()].filter(({ state }) => state === 'active');
  for (const book of oracle.books.values())
    for (const group of KEY_GROUPS.filter((one) => knows(oracle, name, one, book.name, newestOf(book))))
      for (const person of active.filter((one) => isMeantToRead(book, group, one))) book.epochs.at(-1)?.[group].add(person.name);
  changesKeys(oracle, name);
  for (const book of oracle.books.values()) if (mayWrite(oracle, name, book) && holdsNewest(oracle, name, book)) folds(oracle, name, book);
  opensClaims(oracle, name);
}

/** From one book to another by somebody's program: what it cannot seal there waits in the inbox. */
export function moves(oracle: Oracle, by: string, customer: Customer, target: string): void {
  const book = oracle.books.get(target);
  const from = oracle.books.get(customer.card.book);
  if (book === undefined || from === undefined) throw new Error('no such book');
  for (const group of KEY_GROUPS)
    customer[group] = {
      book: target,
      epoch: newestOf(book),
      waits: !mayWrite(oracle, by, book) || !knows(oracle, by, group, target, newestOf(book)),
    };
  if (customer.card.waits || customer.private.waits) note(oracle.happened, 'waits in an inbox');
  if (from.kind === 'personal') customer.former = from.name;
  customer.claimedBy = undefined;
}

/** A lead's program moves what was claimed, as far as it can open it, to the claimers' own books. */
function opensClaims(oracle: Oracle, name: string): void {
  const pool = oracle.books.get(POOL);
  const isLead = is(oracle.people.get(name), 'lead');
  if (pool === undefined || !mayWrite(oracle, name, pool) || !holdsNewest(oracle, name, pool)) return;
  for (const customer of oracle.customers.filter(({ claimedBy }) => isLead || claimedBy === name)) {
    const isOpen = KEY_GROUPS.every((group) => !customer[group].waits && opens(oracle, name, group, customer[group]));
    if (customer.claimedBy === undefined || !isOpen) continue;
    moves(oracle, name, customer, customer.claimedBy);
    note(oracle.happened, 'claim opened');
  }
}

/** Whether a lead's program may hand a customer out to a person, the number a day apart. */
function mayHandOut(oracle: Oracle, by: string, customer: Customer, taker: Person): boolean {
  const [pool, own] = [oracle.books.get(POOL), oracle.books.get(taker.name)];
  const keeps = pool !== undefined && leads(oracle.people.get(by), 'North') && holdsNewest(oracle, by, pool);
  const isOpen = KEY_GROUPS.every((group) => !customer[group].waits && opens(oracle, by, group, customer[group]));
  const takes =
    is(taker, 'salesperson') &&
    taker.team === 'North' &&
    own !== undefined &&
    holdsNewest(oracle, by, own) &&
    customer.former !== taker.name;
  return keeps && isOpen && takes && customer.card.book === POOL && customer.claimedBy === undefined;
}

/**
 * Whom a program gave to whom is its own business, within the rules: what it did is taken over, and what it might not do or
 * left undone is told. `given` holds all of the day, by name.
 */
export function handsOut(oracle: Oracle, by: string, given: ReadonlyMap<string, readonly number[]>): void {
  for (const [name, places] of given) {
    const before = oracle.given.get(name) ?? [];
    const person = oracle.people.get(name);
    for (const at of places.filter((place) => !before.includes(place))) {
      const customer = oracle.customers[at];
      if (person === undefined || customer === undefined || !mayHandOut(oracle, by, customer, person))
        throw new Error(`${by} gave ${String(at)} to ${name} and might not`);
      moves(oracle, by, customer, name);
      note(oracle.happened, 'handed out');
    }
    if (places.length > before.length && places.length > oracle.perDay) throw new Error(`${name} was given ${String(places.length)}`);
    oracle.given.set(name, places);
  }
  const waiting = [...oracle.people.values()].filter(({ name }) => (oracle.given.get(name) ?? []).length < oracle.perDay);
  const passedOver = oracle.customers.find((customer) => waiting.some((taker) => mayHandOut(oracle, by, customer, taker)));
  if (passedOver !== undefined) throw new Error(`${by} passed over ${passedOver.name}`);
}

const isActiveIn = ({ people }: Oracle, name: string, team: Team): boolean =>
  people.get(name)?.state === 'active' && people.get(name)?.team === team;

/** Whether the roster lets somebody reserve a customer: in the pool for all to see, nobody else's, and not their own of late. */
export function mayClaim(oracle: Oracle, by: string, customer: Customer): boolean {
  const pool = oracle.books.get(POOL);
  const { card } = customer;
  const isThere = pool !== undefined && card.book === POOL && !card.waits && opens(oracle, by, 'card', card);
  const reads = isThere && knows(oracle, by, 'card', POOL, newestOf(pool));
  return reads && isActiveIn(oracle, by, 'North') && oracle.books.has(by) && customer.claimedBy === undefined && customer.former !== by;
}

/** A lead's program makes new keys for every book somebody holds the keys of who is no longer meant to. */
export function changesKeys(oracle: Oracle, name: string): void {
  const people = [...oracle.people.values()];
  const isOutsider = (book: Book, group: KeyGroup) => (reader: string) => {
    const person = oracle.people.get(reader);
    return person === undefined || !isMeantToRead(book, group, person);
  };
  for (const book of oracle.books.values()) {
    const owed = KEY_GROUPS.some((group) => [...(book.epochs.at(-1)?.[group] ?? [])].some(isOutsider(book, group)));
    if (!owed || !leads(oracle.people.get(name), book.team) || !holdsNewest(oracle, name, book)) continue;
    const readers = (group: KeyGroup) => people.filter((person) => isMeantToRead(book, group, person)).map((person) => person.name);
    book.epochs.push(holders(readers('card'), readers('private')));
    note(oracle.happened, 'keys of a book changed');
  }
}

const halvesIn = (oracle: Oracle, book: Book) =>
  oracle.customers.flatMap((customer) =>
    KEY_GROUPS.filter((group) => customer[group].book === book.name).map((group) => ({ customer, group, place: customer[group] })),
  );

function folds(oracle: Oracle, name: string, book: Book): void {
  for (const { customer, group, place } of halvesIn(oracle, book))
    if (place.waits && opens(oracle, name, group, place)) {
      customer[group] = { book: book.name, epoch: newestOf(book), waits: false };
      note(oracle.happened, 'taken from an inbox');
    }
}

/** Whatever the person can open of a book and is sealed under older keys is sealed under the newest. */
export function seals(oracle: Oracle, name: string): void {
  for (const book of [...oracle.books.values()].filter((one) => mayWrite(oracle, name, one) && holdsNewest(oracle, name, one)))
    for (const { customer, group, place } of halvesIn(oracle, book))
      if (!place.waits && place.epoch < newestOf(book) && opens(oracle, name, group, place)) {
        customer[group] = { ...place, epoch: newestOf(book) };
        note(oracle.happened, 'old row sealed anew');
      }
}

/** Whether the roster lets `by` sign that the other left. */
export function mayEnd(oracle: Oracle, by: Person, leaver: Person): boolean {
  if (by === leaver || !isPresent(leaver) || !(is(by, 'admin') || leads(by, leaver.team))) return false;
  const others = [...oracle.people.values()].filter((person) => person !== leaver);
  return !isLastLead(oracle, leaver) && (!is(leaver, 'admin') || others.some((person) => is(person, 'admin')));
}

export const isLastLead = ({ people }: Pick<Oracle, 'people'>, person: Person): boolean =>
  is(person, 'lead') && ![...people.values()].some((other) => other !== person && leads(other, person.team));

/** Whether `by`, who leads both teams, may sign another one for the person. */
export function mayRelocate(oracle: Oracle, by: Person, person: Person, to: Team): boolean {
  if (by === person || !leads(by, 'North') || person.state !== 'active' || person.team === to) return false;
  // Two books left behind would be called the same.
  return !isLastLead(oracle, person) && !oracle.books.has(behind(person.name));
}

/** Their own book goes along, or stays as nobody's; claims end. */
export function relocates(oracle: Oracle, person: Person, to: Team, customers: 'stay' | 'go'): void {
  const { name } = person;
  const own = oracle.books.get(name);
  person.team = to;
  for (const customer of oracle.customers) if (customer.claimedBy === name) customer.claimedBy = undefined;
  if (own === undefined) return;
  if (customers === 'go') {
    oracle.books.set(name, { ...own, team: to });
    return;
  }
  const { owner: _, ...left } = own;
  oracle.books.delete(name);
  oracle.books.set(behind(name), { ...left, name: behind(name) });
  for (const customer of oracle.customers) {
    if (customer.former === name) customer.former = behind(name);
    for (const group of KEY_GROUPS) if (customer[group].book === name) customer[group] = { ...customer[group], book: behind(name) };
  }
}

export function leaves(oracle: Oracle, leaver: Person): void {
  leaver.state = 'left';
  for (const customer of oracle.customers) if (customer.claimedBy === leaver.name) customer.claimedBy = undefined;
  for (const person of oracle.people.values()) if (person.state === 'invited' && person.invitedBy === leaver.name) person.state = 'left';
}

/** Whether both halves of every customer in a book open to the person. */
export const opensAll = (oracle: Oracle, name: string, book: string): boolean =>
  oracle.customers
    .filter(({ card }) => card.book === book && !card.waits)
    .every((customer) => KEY_GROUPS.every((group) => !customer[group].waits && opens(oracle, name, group, customer[group])));

/** The account before ends, and whoever confirmed the new one hands its customers over. */
export function takesOver(oracle: Oracle, by: string, before: Person, person: Person): void {
  leaves(oracle, before);
  changesKeys(oracle, by);
  if (oracle.books.has(person.name))
    for (const customer of oracle.customers)
      if (customer.card.book === before.name && !customer.card.waits) moves(oracle, by, customer, person.name);
  seals(oracle, by);
  note(oracle.happened, 'account taken over');
}
