import { Button, Group, Textarea } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { NoteKind } from '../../../shared/model/customer.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useDraft } from '../../api/drafts.ts';
import { NoteKindSwitch } from './note-kind-switch.tsx';
import { NOTE_TEMPLATES, type NoteTemplate } from './note-templates.ts';
import { useCalling } from './use-calling.ts';
import { useAddNote } from './use-customer.ts';

const NoteText = z.string();

type NoteComposerProps = { readonly id: CustomerId; readonly input: RefObject<HTMLTextAreaElement | null> };

/** What happened, of which kind. What is typed survives a lock. */
export function NoteComposer({ id, input }: NoteComposerProps) {
  const { t } = useTranslation();
  const [unsaved, setUnsaved] = useDraft(`note:${id}`, NoteText);
  const draft = unsaved ?? '';
  const [kind, setKind] = useState<NoteKind>('note');
  const add = useAddNote(id);
  const calling = useCalling();
  const handleAdd = () => {
    if (draft.trim() === '') return;
    const handleAdded = () => {
      setUnsaved(undefined);
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
    setUnsaved(draft.trim() === '' ? text : `${draft.trimEnd()} ${text}`);
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
        onChange={(event) => setUnsaved(event.currentTarget.value || undefined)}
        onKeyDown={handleKeyDown}
      />
      {!calling && (
        <Group gap={4} mt={6} role="group" aria-label={t('customers.templates.title')}>
          {NOTE_TEMPLATES.map((template) => (
            <button key={template} type="button" className="kb-chip" onClick={() => handleTemplate(template)}>
              {t(`customers.templates.${template}`)}
            </button>
          ))}
        </Group>
      )}
      <Group justify="space-between" mt={6} gap={6}>
        <NoteKindSwitch value={kind} onChange={setKind} />
        {draft !== '' && (
          <Button size="compact-sm" loading={add.isPending} title={t('customers.notes.keys')} onClick={handleAdd}>
            {t('customers.notes.add')}
          </Button>
        )}
      </Group>
    </div>
  );
}
