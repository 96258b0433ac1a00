import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useDraft } from '../../api/drafts.ts';

type InlineFieldProps = {
  /** Names what is typed until it is saved: `customer:field`. */
  readonly place: string;
  readonly label: string;
  readonly value: string;
  /** How the value looks while nobody types; the text itself when absent. */
  readonly shown?: ReactNode;
  readonly maxLength: number;
  /** Values used elsewhere. */
  readonly suggestions?: readonly string[] | undefined;
  readonly placeholder?: string;
  /** Whether the text can be kept; all can when absent. */
  readonly isGood?: (text: string) => boolean;
  /** The value is a heading of its own: it is read as it stands, and what a press does is said besides. */
  readonly isHeading?: boolean;
  readonly onSave: (text: string, done: () => void) => void;
};

const Text = z.string();

/** One value that is edited where it stands: Enter or leaving the field saves, Esc goes back, half typed text survives a lock. */
export function InlineField({
  place,
  label,
  value,
  shown,
  maxLength,
  suggestions,
  placeholder,
  isGood,
  isHeading,
  onSave,
}: InlineFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(`field:${place}`, Text);
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  const list = useId();
  const editing = typed !== undefined;
  const good = typed === undefined || isGood === undefined || isGood(typed);
  useEffect(() => {
    if (!editing && returns.current) button.current?.focus();
    returns.current = false;
  }, [editing]);

  const finish = () => {
    if (typed === undefined || !good) return;
    if (typed.trim() === value) setTyped(undefined);
    else onSave(typed.trim(), () => setTyped(undefined));
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    returns.current = true;
    if (event.key === 'Enter') finish();
    else setTyped(undefined);
  };
  if (!editing) {
    const does = value === '' ? t('customers.inline.add', { field: label }) : t('customers.inline.edit', { field: label, value });
    return (
      <button
        ref={button}
        type="button"
        className={value === '' ? 'kb-inline kb-inline-empty' : 'kb-inline'}
        {...(isHeading ? { title: does } : { 'aria-label': does })}
        onClick={() => setTyped(value)}
      >
        {value === '' ? `+ ${label}` : (shown ?? value)}
      </button>
    );
  }
  return (
    <>
      <input
        className="kb-inline-input"
        aria-label={label}
        aria-invalid={!good}
        autoFocus
        value={typed}
        maxLength={maxLength}
        placeholder={placeholder ?? label}
        autoComplete="off"
        spellCheck={false}
        {...(suggestions === undefined ? {} : { list })}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={handleKeyDown}
        onBlur={finish}
      />
      {suggestions !== undefined && (
        <datalist id={list}>
          {suggestions.slice(0, 50).map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}
