/** Codes are the contract and stay for ever; the renderer translates codes, messages are for the log and hold no customer data. */
export const ERROR_CODES = [
  // the door
  'INVALID_INPUT',
  'UNKNOWN_METHOD',
  'FORBIDDEN_SENDER',
  'INTERNAL',
  'CANCELLED',
  'BUSY',
  // vault life cycle
  'NO_VAULT_OPEN',
  'VAULT_LOCKED',
  'VAULT_IN_USE',
  'VAULT_MISSING',
  'VAULT_EXISTS',
  'NOT_A_VAULT',
  'VAULT_TOO_NEW',
  'VAULT_DAMAGED',
  'JOURNAL_DAMAGED',
  'NETWORK_FOLDER',
  'FOLDER_NOT_WRITABLE',
  'DISK_FULL',
  'VAULT_PROCESS_ENDED',
  'SECRET_UNREADABLE',
  // signing in
  'WRONG_PASSPHRASE',
  'TRY_LATER',
  'WRONG_KIT_CODE',
  'WRONG_INVITATION',
  'INVITATION_EXPIRED',
  'INVITATION_USED',
  'PASSPHRASE_TOO_WEAK',
  'PASSPHRASE_USED',
  'PASSPHRASE_EXPIRED',
  'LABEL_TAKEN',
  'KEY_FILE_NEEDED',
  'KEY_FILE_WRONG',
  'DEVICE_SECRET_MISSING',
  'WRONG_CODE',
  'WRONG_KEY',
  'KEY_DECLINED',
  'CODE_NEEDED',
  'FACTOR_NEEDED',
  'KIT_NEEDED',
  'PASSPHRASE_NEEDED',
  'WAY_BACK_OVER',
  'KDF_OUT_OF_BOUNDS',
  'MEMBER_REVOKED',
  // rights
  'FORBIDDEN',
  'NO_KEY',
  'READ_ONLY',
  'VERIFICATION_PENDING',
  'BUDGET_SPENT',
  'AGREEMENT_NEEDED',
  'ROLE_HELD',
  'ROLE_NAME_TAKEN',
  'EXPORT_NOT_ALLOWED',
  'EXPORT_TOO_LARGE',
  // data
  'NOT_FOUND',
  'CONFLICT',
  'DO_NOT_CONTACT',
  'REASON_MISSING',
  // the pool
  'ALREADY_CLAIMED',
  'CLAIM_LIMIT',
  'HOLDING_LIMIT',
  'COOLING_OFF',
  // import, export, backup
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'FILE_EMPTY',
  'TOO_MANY_COLUMNS',
  'TOO_MANY_ROWS',
  'CELL_TOO_LONG',
  'NOT_TEXT',
  'UNSUPPORTED_FORMAT',
  'OLD_WORKBOOK',
  'WORKBOOK_ENCRYPTED',
  'WORKBOOK_DAMAGED',
  'SHEET_MISSING',
  'NO_NAME_COLUMN',
  'HANDLE_EXPIRED',
  'BAD_RECIPIENT',
  'NOT_A_BACKUP',
  'BACKUP_DAMAGED',
  'WRONG_RECOVERY_KEY',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The one error class that crosses processes; everything else becomes `INTERNAL` at the dispatcher. */
export class VaultError extends Error {
  readonly code: ErrorCode;
  /** Numbers or member labels the translation may show; never customer values. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    message: string = code,
    options: ErrorOptions & { readonly details?: Readonly<Record<string, string | number>> } = {},
  ) {
    super(message, options);
    this.name = 'VaultError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
