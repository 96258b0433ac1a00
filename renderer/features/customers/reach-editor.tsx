import type { CustomerDetail } from '../../../shared/model/list.ts';
import { keptReachOf, reachEditsOf, type ReachDraft } from './card-draft.ts';
import { AddedReachFields, KeptReachFields } from './reach-fields.tsx';
import { SectionForm } from './section-form.tsx';
import { useSaveReach } from './use-customer.ts';

type ReachEditorProps = {
  readonly detail: CustomerDetail;
  readonly title: string;
  readonly draft: ReachDraft;
  readonly onChange: (draft: ReachDraft | undefined) => void;
};

/** Numbers and addresses added, replaced unseen, given to a contact or removed, in place. */
export function ReachEditor({ detail, title, draft, onChange }: ReachEditorProps) {
  const save = useSaveReach(detail);
  const contacts = detail.card.contacts ?? [];
  const kept = keptReachOf(detail.reach, draft.kept);
  const handleSave = () => {
    const edits = reachEditsOf({ ...draft, kept }, contacts);
    if (edits.length === 0) onChange(undefined);
    else save.mutate(edits, { onSuccess: () => onChange(undefined) });
  };
  return (
    <SectionForm title={title} saving={save.isPending} onSave={handleSave} onCancel={() => onChange(undefined)}>
      <KeptReachFields kept={kept} contacts={contacts} onChange={(next) => onChange({ ...draft, kept: next })} />
      <AddedReachFields added={draft.added} contacts={contacts} onChange={(added) => onChange({ ...draft, added })} />
    </SectionForm>
  );
}
