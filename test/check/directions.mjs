/**
 * Who may import whom: shared ← vault ← ipc ← shell | preview | main, and shared ← renderer/{api,ui,i18n} ← features ← app.
 * What each layer may reach is listed; anything else is refused, so a new folder has to be given its place here.
 */
const NODE_MODULES = 'node_modules|^node:';
const VAULT = '^electron/vault/';
const STORES = '^renderer/app/([a-z]+-store|session|places|lock)\\.ts$';

/**
 * @param {string} name
 * @param {string} comment
 * @param {string | string[]} from
 * @param {string | string[]} to
 * @param {string | string[]} [except] what of `to` is fine
 * @param {string | string[]} [notFrom]
 */
const forbid = (name, comment, from, to, except, notFrom) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(notFrom === undefined ? {} : { pathNot: notFrom }) },
  to: { path: to, ...(except === undefined ? {} : { pathNot: except }) },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'A cycle has no layers.', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import must lead somewhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?', '^electron$'] },
    },
    forbid('shared-alone', 'shared is read by every process.', '^shared/', '^(electron|renderer|test)/'),
    {
      name: 'shared-needs-zod-only',
      severity: 'error',
      comment: 'shared runs in the window too.',
      from: { path: '^shared/' },
      to: { path: NODE_MODULES, pathNot: 'node_modules/zod/' },
    },
    forbid('vault-plain', 'The core is plain Node and knows no caller.', VAULT, '^(electron|renderer|test)/', VAULT),
    forbid(
      'vault-no-electron',
      'The core runs without Electron.',
      ['^electron/(vault|ipc|preview)/', '^electron/vault-process\\.ts$'],
      'node_modules/(electron|@electron)/|^electron$',
      undefined,
      '^electron/preview/launcher/',
    ),
    forbid(
      'ipc-below-shells',
      'The door serves both shells and knows neither.',
      '^electron/ipc/',
      '^(electron/(?!ipc/|vault/)|renderer/|test/)',
    ),
    forbid('shells-apart', 'Electron and preview share what lies below them, not each other.', '^electron/shell/', '^electron/preview/'),
    forbid(
      'shells-apart-too',
      'Electron and preview share what lies below them, not each other.',
      '^electron/preview/',
      '^electron/(shell/|main\\.ts|preload\\.ts)',
    ),
    forbid(
      'main-without-core',
      'Main holds no keys: it starts the vault process instead of loading the core.',
      '^electron/(shell/|preview/|main\\.ts|preload\\.ts)',
      VAULT,
      '^electron/vault/ports\\.ts$',
    ),
    forbid('renderer-apart', 'The window reaches the main side through the contract alone.', '^renderer/', '^(electron|test)/'),
    forbid('electron-apart', 'The main side knows no screens.', '^electron/', '^(renderer|test)/'),
    forbid(
      'renderer-no-node',
      'There is no Node in the window.',
      '^renderer/',
      '^node:|^(fs|path|os|crypto|child_process)$',
      undefined,
      'vite\\.config\\.ts$',
    ),
    forbid('renderer-base-low', 'ui, api and i18n know no feature.', '^renderer/(ui|api|i18n)/', '^renderer/(features|app)/', STORES),
    forbid(
      'features-below-app',
      'A feature is placed by app; of app it sees the stores alone.',
      '^renderer/features/',
      '^renderer/(app/|main\\.tsx)',
      STORES,
    ),
    forbid('stores-low', 'Stores are read by everyone, so they know no one above them.', STORES, '^renderer/(features|ui|app)/', STORES),
    {
      name: 'features-apart',
      comment: 'Features meet in app.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
