/**
 * The vault process with a cheap KDF, so that it can be killed thousands of times: same service, same channel, same file
 * handling as `electron/vault-process.ts`. `--acks=FILE` writes a line for each call answered, before the answer leaves.
 * `--pragma=NAME=VALUE` weakens what the product asks of SQLite, for controls that must fail.
 */
import { openSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { connectToParent } from '../../../electron/ipc/parent-port.ts';
import { serveVault } from '../../../electron/ipc/serve-vault.ts';
import { createVaultService } from '../../../electron/ipc/vault-service.ts';
import type { VaultService } from '../../../electron/ipc/vault-calls.ts';
import { cheapKdf } from '../../support/vault-world.ts';

const optionsOf = (name: string): string[] =>
  process.argv.flatMap((arg) => (arg.startsWith(`--${name}=`) ? [arg.slice(name.length + 3)] : []));

const weakened = new Map(optionsOf('pragma').map((text) => text.split('=', 2) as [string, string]));
if (weakened.size > 0) {
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function weaker(text, options) {
    const [name = ''] = text.split(/\s*=/);
    const value = weakened.get(name);
    return pragma.call(this, value === undefined ? text : `${name} = ${value}`, options);
  };
}

const [acks] = optionsOf('acks');
const ackFile = acks === undefined ? undefined : openSync(acks, 'a');

function acknowledging(service: VaultService): VaultService {
  return {
    call: async (method, input) => {
      const output = await service.call(method, input);
      if (ackFile !== undefined) writeSync(ackFile, `${JSON.stringify({ method, output })}\n`);
      return output;
    },
  };
}

serveVault({
  port: connectToParent(),
  keyStoreKind: 'none',
  log: () => undefined,
  createService: (keyStore, emit) =>
    acknowledging(
      createVaultService(
        {
          clock: { now: () => Date.now(), uptimeMs: () => Math.floor(performance.now()) },
          random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
          keyStore,
          kdf: cheapKdf,
          log: () => undefined,
        },
        emit,
      ),
    ),
});
