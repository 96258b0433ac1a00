import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import { callQuery } from '../../api/query.ts';
import { ALL_CUSTOMERS, useUiStore } from '../../app/ui-store.ts';
import { useCallFirst } from '../../ui/call-first.ts';
import { PaletteList } from './palette-list.tsx';
import { useCommands, type Command } from './use-commands.ts';
import { useFoundInLists } from './use-found-in-lists.ts';
import { useRecentCustomers } from './use-recent-customers.ts';

type PaletteProps = { readonly books: readonly BookView[] };

const HITS = 8;

/** One box for everything: customers first, then what can be done, then settings. */
export function Palette({ books }: PaletteProps) {
  const { t } = useTranslation();
  const opened = useUiStore((store) => store.paletteOpen);
  const { setPaletteOpen } = useUiStore.getState();
  return (
    <Modal.Root opened={opened} onClose={() => setPaletteOpen(false)} padding={0} size={560} yOffset="12vh" centered={false}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('palette.label')} className="kb-palette">
        <Modal.Body>{opened && <PaletteBody books={books} onDone={() => setPaletteOpen(false)} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ books, onDone }: PaletteProps & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [settled] = useDebouncedValue(text.trim(), 100);
  const hits = useQuery({
    ...callQuery('customers.list', { query: { ...ALL_CUSTOMERS, search: settled }, offset: 0, limit: HITS }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const recent = useRecentCustomers();
  const dial = useCallFirst();
  const customers = text.trim() === '' ? recent : (hits.data?.rows ?? []);
  /** While the answer is still to the letters before, nobody is called by it. */
  const hasAnswer = hits.isError || (!hits.isPlaceholderData && hits.data !== undefined);
  const isCurrent = text.trim() === '' || (settled === text.trim() && hasAnswer);
  const hasMore = text.trim() !== '' && isCurrent && (hits.data?.total ?? 0) > HITS;
  const lists = useFoundInLists(hasMore ? settled : undefined, books);
  const commands = useCommands(books, { customers, lists }, text.trim());
  const at = Math.min(active, Math.max(0, commands.length - 1));

  const handleRun = (command: Command) => {
    onDone();
    command.run();
  };
  /** Enter pressed before the answer was there: the first hit of these letters, not one of the letters before. */
  const [awaited, setAwaited] = useState<string>();
  const isDue = isCurrent && awaited === text.trim();
  const runFirst = useEffectEvent(() => {
    const first = commands[0];
    if (first) handleRun(first);
  });
  useEffect(() => {
    if (isDue) runFirst();
  }, [isDue]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const chosen = commands[at];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (isCurrent && chosen?.call) dial.mutate({ value: chosen.call });
      else if (!isCurrent) dial.mutate({ query: { ...ALL_CUSTOMERS, search: text.trim() } });
      onDone();
    } else if (step !== undefined) setActive((at + step + commands.length) % Math.max(1, commands.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !isCurrent && at === 0) setAwaited(text.trim());
    else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) handleRun(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        px="md"
        py={4}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={commands[at] ? `palette-${commands[at].id}` : undefined}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        leftSection={<IconSearch size={17} aria-hidden />}
        leftSectionWidth={34}
        value={text}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={handleKeyDown}
      />
      <Text size="xs" c="dimmed" px="md" pb={6}>
        {t('palette.hint')}
      </Text>
      <PaletteList commands={commands} active={at} onRun={handleRun} onPoint={setActive} />
    </>
  );
}
