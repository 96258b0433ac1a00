import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NOTE_KINDS, type NoteKind } from '../../../shared/model/customer.ts';

type Props = { readonly value: NoteKind; readonly onChange: (kind: NoteKind) => void };

/** A call, a visit, a message: what a note is about. */
export function NoteKindSwitch({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('customers.noteKind.title')}
      value={value}
      onChange={onChange}
      data={NOTE_KINDS.map((kind) => ({ value: kind, label: t(`customers.noteKind.${kind}`) }))}
    />
  );
}
