/** What `no-restricted-*` forbids, each with the reason a reader sees. */

const MODULE = 'Export by name, from the file that owns the thing.';

export const NAMED_EXPORTS = [
  { selector: 'ExportDefaultDeclaration', message: MODULE },
  { selector: 'ExportAllDeclaration', message: MODULE },
  { selector: 'ExportNamedDeclaration[source]', message: MODULE },
];

const VAGUE = '/(^|[a-z])(Manager|Helpers?|Utils?|Misc|Infos?)([A-Z]|$)/';
const DECLARED = ['FunctionDeclaration', 'ClassDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclarator'];

export const NAMES = DECLARED.map((kind) => ({
  selector: `${kind}[id.name=${VAGUE}]`,
  message: 'This word says nothing; name what the thing does or holds.',
}));

const GIVEN = 'Pure core: take it as an argument.';

export const PURE = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: GIVEN },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: GIVEN },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: GIVEN },
];

export const PURE_GLOBALS = [
  { name: 'process', message: GIVEN },
  { name: 'crypto', message: GIVEN },
];

export const PURE_IMPORTS = {
  paths: [{ name: 'electron', message: 'Only the shell may know Electron: the rest runs in plain Node.' }],
  patterns: [
    { regex: '^(node:)?(fs|fs/promises|os|process|child_process|net|http|https)$', message: 'Pure core: the caller reads and writes.' },
  ],
};
