#!/usr/bin/env node
/**
 * The door behind every npm command: `node electron/preview/launch.mjs <command> [arguments]`.
 * Plain JavaScript without dependencies, because it runs first on a fresh clone, with no node_modules and with whatever Node
 * the machine has. It brings the machine to where the command can work, says what it does, and then steps aside.
 */
import { ensureNodeModules } from './launcher/node-modules.mjs';
import { EXIT_USAGE, Stop, say } from './launcher/say.mjs';
import { pinnedNode, rejectOldNode, runsPinnedNode } from './launcher/pinned-node.mjs';
import { run } from './launcher/run.mjs';

const [name = 'start', ...rest] = process.argv.slice(2);

async function launch() {
  await ensureNodeModules();
  const pinned = pinnedNode();
  if (pinned !== undefined && !runsPinnedNode(pinned)) return run(pinned, process.argv.slice(1));
  rejectOldNode(process.versions.node);
  // Only now: what follows imports TypeScript sources, which an old Node cannot even parse.
  const { COMMANDS } = await import('./launcher/commands.mjs');
  const command = COMMANDS.get(name);
  if (command === undefined) throw new Stop(`unknown command "${name}"; there are: ${[...COMMANDS.keys()].join(', ')}`, EXIT_USAGE);
  return command(rest);
}

try {
  process.exitCode = await launch();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
