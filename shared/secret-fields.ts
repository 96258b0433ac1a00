/**
 * Fields that cross from the window sealed to the vault process, so that main passes on what it cannot read and keeps no copy
 * of it in its memory. It is about what is left behind, not about a main process that lies about whose key it hands over.
 */

/** What a sealed text begins with; base64 follows. */
export const SEALED = 'sealed:';
/** Longest sealed text: 1,024 characters of four bytes, key and tag, in base64. */
export const SEALED_MAX = 6_000;
/** Longest secret in characters. */
export const SECRET_MAX = 1_024;
/** What the shared key of one sealing is derived for. */
export const SEALING = 'keepbook/1 secret on its way';

/** By method; a dot leads into an object, and every text of a list is one. */
export const SECRET_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'vaults.create': ['passphrase'],
  'vault.unlock': ['passphrase'],
  'vault.unlockWithKit': ['code'],
  'vault.unlockWithSecurityKey': ['secret'],
  'vault.inspectInvitation': ['code'],
  'vault.join': ['code', 'passphrase'],
  'passphrase.judge': ['passphrase'],
  'passphrase.change': ['current', 'next'],
  'kit.create': ['passphrase'],
  'factors.addDevice': ['passphrase'],
  'factors.addKeyFile': ['passphrase'],
  'factors.remove': ['passphrase'],
  'codes.begin': ['passphrase'],
  'codes.confirm': ['passphrase'],
  'codes.remove': ['passphrase'],
  'securityKeys.begin': ['passphrase'],
  'securityKeys.add': ['passphrase', 'secret'],
  'securityKeys.remove': ['passphrase'],
  'exports.run': ['target.passphrase'],
  'restores.inspect': ['key'],
  'restores.run': ['key'],
  'recovery.split': ['key'],
  'recovery.replace': ['codes'],
  'recovery.rehearse': ['codes'],
};

/** A copy of `input` in which the texts at `fields` are what `change` makes of them; the rest is passed on as it is. */
export async function changeFields(input: unknown, fields: readonly string[], change: (text: string) => Promise<string>): Promise<unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const changed: Record<string, unknown> = { ...input };
  for (const field of fields) {
    const [name = '', ...rest] = field.split('.');
    if (!Object.hasOwn(changed, name)) continue;
    changed[name] =
      rest.length > 0 ? await changeFields(changed[name], [rest.join('.')], change) : await changeTexts(changed[name], change);
  }
  return changed;
}

async function changeTexts(value: unknown, change: (text: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') return change(value);
  if (!Array.isArray(value)) return value;
  return Promise.all(value.map((one: unknown) => (typeof one === 'string' ? change(one) : one)));
}
