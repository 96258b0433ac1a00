/** Builds main, preview and vault process as modules, and the preload script as one CommonJS file, into dist/electron. */
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = `${here}../dist/electron`;
/** Native code and whole programs stay packages; everything else is bundled, so the packaged program carries little. */
const external = ['electron', 'better-sqlite3', 'argon2', 'playwright-core', ...builtinModules, /^node:/];

export default defineConfig({
  root: here,
  logLevel: 'warn',
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name === 'modules' || environment.name === 'preload') await builder.build(environment);
      }
    },
  },
  environments: {
    modules: {
      consumer: 'server',
      resolve: {
        noExternal: true,
        external: ['electron', 'better-sqlite3', 'argon2', 'playwright-core'],
        builtins: [...builtinModules, /^node:/],
      },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        ssr: true,
        rolldownOptions: {
          input: { main: `${here}main.ts`, preview: `${here}preview/preview.ts`, 'vault-process': `${here}vault-process.ts` },
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        ssr: true,
        rolldownOptions: {
          input: { preload: `${here}preload.ts` },
          external,
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
});
