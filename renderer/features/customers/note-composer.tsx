import { Button, Group, SegmentedControl, Textarea } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_KINDS, type NoteKind } from '../../../shared/model/customer.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { NOTE_TEMPLATES, type NoteTemplate } from './note-templates.ts';
import { useAddNote } from './use-customer.ts';

type NoteComposerProps = { readonly id: CustomerId; readonly input: RefObject<HTMLTextAreaElement | null> };

/** What happened, of which kind. What is typed survives a lock in this window's memory. */
export function NoteComposer({ id, input }: NoteComposerProps) {
  const { t } = useTranslation();
  const draft = useUiStore((store) => store.noteDrafts.get(id) ?? '');
  const { setNoteDraft } = useUiStore.getState();
  const [kind, setKind] = useState<NoteKind>('note');
  const add = useAddNote(id);
  const handleAdd = () => {
    if (draft.trim() === '') return;
    const handleAdded = () => {
      setNoteDraft(id, '');
      setKind('note');
    };
    add.mutate({ text: draft.trim(), kind }, { onSuccess: handleAdded });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) handleAdd();
    if (event.key === 'Escape') input.current?.blur();
  };
  const handleTemplate = (template: NoteTemplate) => {
    const text = t(`customers.templates.${template}`);
    setNoteDraft(id, draft.trim() === '' ? text : `${draft.trimEnd()} ${text}`);
    if (template === 'noAnswer' || template === 'callBack') setKind('call');
    input.current?.focus();
  };
  return (
    <div className="kb-composer">
      <Textarea
        ref={input}
        aria-label={t('customers.notes.new')}
        placeholder={t('customers.notes.placeholder')}
        value={draft}
        maxLength={10_000}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setNoteDraft(id, event.currentTarget.value)}
        onKeyDown={handleKeyDown}
      />
      <Group gap={4} mt={6} role="group" aria-label={t('customers.templates.title')}>
        {NOTE_TEMPLATES.map((template) => (
          <button key={template} type="button" className="kb-chip" onClick={() => handleTemplate(template)}>
            {t(`customers.templates.${template}`)}
          </button>
        ))}
      </Group>
      <Group justify="space-between" mt={6} gap={6}>
        <SegmentedControl
          size="xs"
          aria-label={t('customers.noteKind.title')}
          value={kind}
          onChange={setKind}
          data={NOTE_KINDS.map((value) => ({ value, label: t(`customers.noteKind.${value}`) }))}
        />
        {draft !== '' && (
          <Button size="compact-sm" loading={add.isPending} title={t('customers.notes.keys')} onClick={handleAdd}>
            {t('customers.notes.add')}
          </Button>
        )}
      </Group>
    </div>
  );
}
