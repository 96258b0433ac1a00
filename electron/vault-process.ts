/** Entry of the vault process, the only one that holds keys. Main ends it at lock. */
import { randomBytes } from 'node:crypto';
import { uptime } from 'node:os';
import { stderrLog } from './ipc/log.ts';
import { connectToParent } from './ipc/parent-port.ts';
import { serveVault } from './ipc/serve-vault.ts';
import { createVaultService } from './ipc/vault-service.ts';
import { productKdf } from './vault/crypto/kdf.ts';

const log = stderrLog('vault');
process.on('uncaughtException', (error) => {
  log('uncaught exception', error);
  process.exit(1);
});
process.on('unhandledRejection', (error) => {
  log('unhandled rejection', error);
  process.exit(1);
});

serveVault({
  port: connectToParent(),
  keyStoreKind: process.argv.includes('--key-store=os') ? 'os' : 'none',
  log,
  createService: (keyStore, emit) =>
    createVaultService(
      {
        clock: { now: () => Date.now(), uptimeMs: () => Math.floor(uptime() * 1_000) },
        random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
        keyStore,
        kdf: productKdf,
        log,
      },
      emit,
    ),
});
