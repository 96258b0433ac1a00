/** What the vault needs from its surroundings. Tests give fakes of these and of nothing else. */

export type Clock = {
  readonly now: () => number;
  /** Since the computer was started, sleep included; nobody can set it. */
  readonly uptimeMs: () => number;
};

/** Cryptographic randomness, `length` bytes. */
export type Random = { readonly bytes: (length: number) => Uint8Array };

/** Small secrets kept by the operating system, out of reach for someone who holds only the vault file. */
export type KeyStore = {
  /** `none`: kept without protection (preview shell, Linux basic_text) and labelled so. */
  readonly kind: 'os' | 'none';
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  readonly write: (name: string, value: Uint8Array) => Promise<void>;
};

/** Argon2id cost. `memoryKiB` in KiB, `passes` = t, `lanes` = p. */
export type KdfCost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/**
 * How passphrases are stretched. The product passes `productKdf`; tests pass `cheapKdf` from `test/support`.
 * `floor` and `ceiling` hold when a slot is read, so a file can neither weaken nor hang the program.
 */
export type KdfPolicy = {
  readonly floor: KdfCost;
  readonly ceiling: { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };
  /** Cost for new slots; resolved once per process, by measuring. */
  readonly choose: () => Promise<KdfCost>;
};

export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly keyStore: KeyStore;
  readonly kdf: KdfPolicy;
  /** Called with error objects and stable words; must never be given customer values. */
  readonly log: (message: string, error?: unknown) => void;
};
