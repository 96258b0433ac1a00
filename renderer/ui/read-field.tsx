import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

/** What a field for a day and one for a time have in common for whoever places them. Every one has a visible or a spoken name. */
export type ReadFieldProps = {
  /** The stored form; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly size?: 'sm';
  readonly className?: string | undefined;
  readonly disabled?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
};

type OwnProps = ReadFieldProps & {
  /** The stored form of what was typed; `undefined` when it cannot be told. */
  readonly read: (text: string) => string | undefined;
  /** What ↑ and ↓ make of the value. */
  readonly step: (value: string, by: 1 | -1) => string;
  /** How to write it, said where it was not understood. */
  readonly problem: string;
  readonly placeholder: string;
  readonly rightSection?: ReactNode;
  readonly rightSectionWidth?: number;
};

/**
 * A text field that understands short forms and keeps one exact one. Nothing half typed counts: until the text can be told
 * the value stays what it was, and the field says so and keeps its form from being sent.
 */
export function ReadField({ value, onChange, read, step, problem, onKeyDown, className, ...rest }: OwnProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  /** Before typing began, as last told to whoever placed the field, and as last seen from there. */
  const [before, setBefore] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  const [left, setLeft] = useState(false);
  if (seen !== value) {
    setSeen(value);
    // Set from elsewhere, by a calendar or a quick button: what was typed is over.
    if (value !== told) setTyped(undefined);
  }
  const unread = typed !== undefined && typed.trim() !== '' && read(typed) === undefined;
  useEffect(() => input.current?.setCustomValidity(unread ? problem : ''), [unread, problem]);

  const handleChange = (text: string) => {
    const start = typed === undefined ? value : before;
    const next = text.trim() === '' ? '' : (read(text) ?? start);
    setBefore(start);
    setTyped(text);
    setLeft(false);
    setTold(next);
    onChange(next);
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
    if (by !== undefined && !event.altKey) {
      event.preventDefault();
      setTyped(undefined);
      onChange(step(value, by));
      return;
    }
    if (event.key === 'Enter' && unread) {
      event.preventDefault();
      setLeft(true);
      return;
    }
    if (event.key === 'Enter' || event.key === 'Escape') setTyped(undefined);
    onKeyDown?.(event);
  };
  const handleBlur = () => {
    if (unread) setLeft(true);
    else setTyped(undefined);
  };
  return (
    <TextInput
      {...rest}
      ref={input}
      {...(className === undefined ? {} : { className })}
      value={typed ?? value}
      error={unread && left ? problem : undefined}
      maxLength={30}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={handleKeyDown}
      onBlur={handleBlur}
    />
  );
}
