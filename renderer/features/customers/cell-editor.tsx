import { Tooltip } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';

type CellEditorProps = {
  readonly label: string;
  readonly text: string;
  /** Why the text could not be written. */
  readonly problem?: string | undefined;
  readonly onCommit: (text: string, then?: { readonly down: number; readonly right: number }) => void;
  readonly onCancel: () => void;
};

/** The one field in the list: stands in the cell that is being edited and nowhere else. */
export function CellEditor({ label, text, problem, onCommit, onCancel }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const finish = (then?: { readonly down: number; readonly right: number }) => {
    if (done.current) return;
    done.current = true;
    onCommit(input.current?.value ?? '', then);
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter chooses a word of the input method first.
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, () => void>> = {
      Enter: () => finish({ down: event.shiftKey ? -1 : 1, right: 0 }),
      Tab: () => finish({ down: 0, right: event.shiftKey ? -1 : 1 }),
      Escape: () => {
        done.current = true;
        onCancel();
      },
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    step();
  };
  return (
    <Tooltip label={problem} opened={problem !== undefined} color="vermilion" position="bottom-start" offset={2} withArrow={false}>
      <input
        ref={input}
        className="kb-cell-input"
        aria-label={label}
        aria-invalid={problem !== undefined}
        defaultValue={text}
        maxLength={1_500}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={handleKeyDown}
        onBlur={() => finish()}
      />
    </Tooltip>
  );
}
