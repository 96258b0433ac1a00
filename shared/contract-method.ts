/** How a method of the contract is written down. */
import { z } from 'zod';
import { CustomerId } from './model/ids.ts';
import { PAGE_MAX } from './model/list.ts';
import { SEALED_MAX } from './secret-fields.ts';

/** `main` methods are answered by main (windows, dialogs, clipboard), `vault` methods by the vault process. */
export type Side = 'main' | 'vault';

export const onMain = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  side: 'main' as const,
  egress: false as const,
  input,
  output,
});
export const onVault = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  side: 'vault' as const,
  egress: false as const,
  input,
  output,
});
/** A method whose effect lets a secret or many customers leave the vault: its handler must go through the egress gate. */
export const leaving = <S extends Side, I extends z.ZodType, O extends z.ZodType>(side: S, input: I, output: O) => ({
  side,
  egress: true as const,
  input,
  output,
});

/** As typed, or sealed to the vault process as the window does; that process holds it to `SECRET_MAX`. */
export const passphrase = z.string().min(1).max(SEALED_MAX);
/** On paper: a code, a key, or several shares. */
export const recoverySecret = z.string().min(1).max(SEALED_MAX);
/** Of a recovery kit or an invitation. */
export const paperCode = z.string().min(1).max(SEALED_MAX);
export const label = z.string().trim().min(1).max(60);
export const name = z.string().trim().min(1).max(80);
export const selection = z.array(CustomerId).min(1).max(PAGE_MAX).readonly();
export const cancellable = <T extends z.ZodType>(value: T) => z.union([z.strictObject({ cancelled: z.literal(true) }), value]);
