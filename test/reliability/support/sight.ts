/** Everything one person can see of a vault, by the ways the product reads, in a form that can be compared. Writes nothing. */
import { asVaultError } from '../../../electron/vault/storage/sqlite-errors.ts';
import { listAudit, openSessions } from '../../../electron/vault/audit/audit-log.ts';
import { detailOf, openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import type { Ports } from '../../../electron/vault/ports.ts';
import { openVault, signInLabels, type LockedVault } from '../../../electron/vault/session/locked-vault.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { unlock, unlockWithKit } from '../../../electron/vault/session/unlock.ts';
import { verifyChain } from '../../../electron/vault/session/verify-chain.ts';
import { booksView, healthView, peopleView, sessionView } from '../../../electron/vault/session/views.ts';
import { teamsView } from '../../../electron/vault/session/change-teams.ts';
import type { Health } from '../../../shared/model/app.ts';
import { VaultError, type ErrorCode } from '../../../shared/errors.ts';
import type { SlotId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';

/** Who reads: by label and passphrase, or with the founder's kit. `slotId` names the person even where the label reads differently. */
export type Reader = { readonly label: string; readonly passphrase: string; readonly slotId?: SlotId } | { readonly kitCode: string };

export type Sight = {
  /** What concerns nobody's customers: own session, people, books without their counts, teams, log and its proof. */
  readonly frame: Readonly<Record<string, string>>;
  /** Per customer: list row, detail, every value revealed; or the code with which it is refused. */
  readonly customers: ReadonlyMap<string, string>;
  readonly damage: Health['damage'];
  readonly damageTotal: number;
  readonly verification: Health['verification'];
  readonly anchor: Health['anchor'];
};

export type Reading = { readonly refused: ErrorCode; readonly error: unknown } | Sight;

const everyone = (trashed: boolean): CustomerQuery => ({ search: '', trashed, sort: 'name', descending: false });

/**
 * Opens the file, signs in, verifies, reads. A label that reads differently is no sign-in of that person: slots bind it. A refusal is a result; whatever happens, the file is
 * closed again.
 */
export async function readEverything(path: string, reader: Reader, ports: Ports): Promise<Reading> {
  let locked: LockedVault | undefined;
  let vault: UnlockedVault | undefined;
  try {
    locked = openVault(path);
    const labels = signInLabels(locked);
    vault = await enterAs(locked, labels, reader, ports);
    await vault.verified;
    return await look(vault);
  } catch (error) {
    return { refused: asVaultError(error).code, error };
  } finally {
    vault?.projection.close();
    if (locked?.db.open === true) locked.db.close();
  }
}

type Labels = ReturnType<typeof signInLabels>;

function enterAs(locked: LockedVault, labels: Labels, reader: Reader, ports: Ports): Promise<UnlockedVault> {
  const silent = (): void => undefined;
  if ('kitCode' in reader) return unlockWithKit(locked, reader.kitCode, ports, silent);
  const slotId = reader.slotId ?? labels.find(({ label }) => label === reader.label)?.slotId;
  if (slotId === undefined) throw new VaultError('WRONG_PASSPHRASE', 'this person is not in the list');
  return unlock(locked, slotId, reader.passphrase, ports, silent);
}

async function look(vault: UnlockedVault): Promise<Sight> {
  const { damage, damageTotal, verification, anchor, words } = healthView(vault);
  await openSessions(vault.audit);
  const text = (value: unknown): string => JSON.stringify(value);
  const frame = {
    session: text(sessionView(vault)),
    people: text(peopleView(vault)),
    books: text(booksView(vault).map(({ customers: _, ...book }) => book)),
    teams: text(teamsView(vault)),
    audit: text(listAudit(vault.audit, { offset: 0, limit: 200 }, roster(vault))),
    chain: text(await verifyChain(vault)),
    words: text(words),
  };
  return { frame, customers: customersOf(vault), damage, damageTotal, verification, anchor };
}

/** Per customer what a person sees of it; a customer whose rows do not hold shows the code instead. */
export function customersOf(vault: UnlockedVault): Map<string, string> {
  const rows = [false, true].flatMap((trashed) => vault.projection.list(everyone(trashed), 0, 200).rows);
  return new Map(
    rows.map((row) => {
      try {
        const { reach } = openCustomer(vault, row.id);
        return [row.id, JSON.stringify({ row, detail: detailOf(vault, row.id), values: reach?.values })];
      } catch (error) {
        return [row.id, `refused ${asVaultError(error).code}`];
      }
    }),
  );
}
