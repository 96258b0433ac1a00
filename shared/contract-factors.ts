/** Methods on what a passphrase needs beside it. */
import { z } from 'zod';
import { cancellable, onMain, onVault, passphrase } from './contract-method.ts';
import { AppState, Handle, SecurityKeyRequest } from './model/app.ts';
import { Factor } from './model/factors.ts';
import { SlotId } from './model/ids.ts';
import { SEALED_MAX } from './secret-fields.ts';

/** 32 bytes in base64, or sealed; the vault process looks closer. */
const secret = z.string().min(1).max(SEALED_MAX);
const code = z.string().min(1).max(40);

export const factorMethods = {
  /** Before signing in: the file stays with main, the window holds a name for it. */
  'keyFiles.choose': onMain(z.void(), cancellable(z.strictObject({ handle: Handle, fileName: z.string() }))),
  /** `passphrase` is the present one. */
  'factors.addDevice': onVault(z.strictObject({ passphrase }), z.void()),
  /** Asks where the key file goes. */
  'factors.addKeyFile': onMain(z.strictObject({ passphrase }), cancellable(z.strictObject({ fileName: z.string() }))),
  'factors.remove': onVault(z.strictObject({ passphrase, factor: Factor }), z.void()),
  /** A secret for an authenticator app; nothing is asked for before a code of it was given. */
  'codes.begin': onVault(z.strictObject({ passphrase }), z.strictObject({ secret: z.string(), qrPath: z.string(), qrSize: z.int() })),
  /** The recovery codes are shown once. */
  'codes.confirm': onVault(z.strictObject({ passphrase, code }), z.strictObject({ recoveryCodes: z.array(z.string()).max(10).readonly() })),
  'codes.remove': onVault(z.strictObject({ passphrase }), z.void()),
  /** Ends a sign-in that waits for a code: the app's or a recovery code. */
  'codes.enter': onVault(z.strictObject({ code }), z.void()),
  /** What the window needs to make a credential on a security key. */
  'securityKeys.begin': onVault(
    z.strictObject({ passphrase }),
    SecurityKeyRequest.omit({ credentialId: true }).extend({ name: z.string() }),
  ),
  /** `secret` is the key's answer: 32 bytes, base64. */
  'securityKeys.add': onVault(SecurityKeyRequest.omit({ question: true }).extend({ passphrase, secret }), z.void()),
  'securityKeys.remove': onVault(z.strictObject({ passphrase, slotId: SlotId }), z.void()),
  'vault.unlockWithSecurityKey': onMain(z.strictObject({ slotId: SlotId, secret }), AppState),
  'codes.left': onVault(z.void(), z.strictObject({ left: z.int() })),
} as const;
