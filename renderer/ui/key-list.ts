/** Every key of the program, in the order of the sheet that `?` opens. A test presses each of them and sees what it does. */

/** `shown`: as the sheet prints it, Ctrl also where a Mac has Command. `presses`: the same as the browser names keys. */
type Key = { readonly name: string; readonly shown: string; readonly presses: readonly string[] };

export const KEYS = [
  { name: 'search', shown: '/', presses: ['/'] },
  { name: 'palette', shown: 'Ctrl+K', presses: ['Control+k'] },
  { name: 'create', shown: 'Ctrl+N', presses: ['Control+n'] },
  { name: 'pasteCard', shown: 'Ctrl+N Ctrl+V', presses: ['Control+n', 'Control+v'] },
  { name: 'move', shown: '↑ ↓', presses: ['ArrowDown', 'ArrowUp'] },
  { name: 'open', shown: 'Enter', presses: ['Enter'] },
  { name: 'select', shown: 'Space', presses: ['Space'] },
  { name: 'selectAll', shown: 'Ctrl+A', presses: ['Control+a'] },
  { name: 'tag', shown: 'T', presses: ['t'] },
  { name: 'cell', shown: '→ / F2', presses: ['ArrowRight', 'F2'] },
  { name: 'fillDown', shown: 'Ctrl+D', presses: ['Control+d'] },
  { name: 'block', shown: 'Ctrl+C / V', presses: ['Control+c', 'Control+v'] },
  { name: 'edit', shown: 'E', presses: ['e'] },
  { name: 'note', shown: 'N', presses: ['n'] },
  { name: 'step', shown: 'R', presses: ['r'] },
  { name: 'call', shown: 'C', presses: ['c'] },
  { name: 'callFirst', shown: 'Ctrl+Enter', presses: ['Control+Enter'] },
  { name: 'calls', shown: 'J K', presses: ['j', 'k'] },
  { name: 'callResult', shown: '1 – 7', presses: ['1', '2', '3', '4', '5', '6', '7'] },
  { name: 'callDay', shown: 'T Y W', presses: ['t', 'y', 'w'] },
  { name: 'today', shown: '1 3 7 D', presses: ['1', '3', '7', 'd'] },
  { name: 'save', shown: 'Ctrl+Enter', presses: ['Control+Enter'] },
  { name: 'undo', shown: 'Ctrl+Z', presses: ['Control+z'] },
  { name: 'redo', shown: 'Ctrl+Shift+Z', presses: ['Control+Shift+z'] },
  { name: 'back', shown: 'Esc', presses: ['Escape'] },
  { name: 'help', shown: '?', presses: ['Shift+?'] },
  { name: 'lock', shown: 'Ctrl+L', presses: ['Control+l'] },
] as const satisfies readonly Key[];

export type KeyName = (typeof KEYS)[number]['name'];
