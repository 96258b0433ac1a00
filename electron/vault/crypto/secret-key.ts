/** Bytes of a key. They do not print, do not serialise, and can be wiped; the process's end is what really wipes them. */
import { inspect } from 'node:util';

export class SecretKey {
  readonly #bytes: Uint8Array;
  #purged = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = Uint8Array.from(bytes);
  }

  /** The raw bytes, for the crypto folder only. Throws after `purge`. */
  get bytes(): Uint8Array {
    if (this.#purged) throw new Error('key was purged');
    return this.#bytes;
  }

  get purged(): boolean {
    return this.#purged;
  }

  purge(): void {
    this.#bytes.fill(0);
    this.#purged = true;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
