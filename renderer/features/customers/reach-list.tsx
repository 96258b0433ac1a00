import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCopy, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail, MaskedValue } from '../../../shared/model/list.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useDraft } from '../../api/drafts.ts';
import { ReachDraft } from './card-draft.ts';
import { MaskedValueButton } from './masked-value.tsx';
import { ReachEditor } from './reach-editor.tsx';
import { useReachLabels } from './reach-labels.ts';
import { SectionHead } from './section-form.tsx';
import { useMayClaim } from './use-claims.ts';
import { useCallValue, useCopyValue } from './use-reach.ts';

type ReachListProps = { readonly detail: CustomerDetail; readonly inPool: boolean };

/** How to reach the customer: masked until asked. Without the key it says who has it, or that a claim opens it. */
export function ReachList({ detail, inPool }: ReachListProps) {
  const { t } = useTranslation();
  const opensByClaim = useMayClaim() && inPool && detail.claim === undefined;
  const keepers = detail.readers
    .filter((reader) => reader.kind === 'member' && reader.groups.includes('private'))
    .map((reader) => reader.name);
  const [unsaved, setUnsaved] = useDraft(`reach:${detail.id}`, ReachDraft);
  const shown = unsaved === undefined ? detail.reach : [];
  // Where there is nothing yet, an empty field stands ready.
  const firstAdded = detail.reach.length > 0 ? [] : [{ key: 1, kind: 'phone' as const, text: '', label: '' }];
  const firstPhone = detail.reach.find((value) => value.kind === 'phone');
  const closedText = () => {
    if (opensByClaim) return t('customers.reach.afterClaimDetail');
    return keepers.length > 0 ? t('customers.reach.ask', { names: keepers.join(t('customers.reach.and')) }) : t('customers.reach.askLead');
  };
  return (
    <section>
      <SectionHead
        title={t('customers.reach.title')}
        onEdit={detail.canEdit && unsaved === undefined ? () => setUnsaved({ kept: [], added: firstAdded }) : undefined}
      />
      {!detail.opensPrivate && <Text size="sm">{closedText()}</Text>}
      {detail.opensPrivate && unsaved !== undefined && (
        <ReachEditor detail={detail} title={t('customers.reach.title')} draft={unsaved} onChange={setUnsaved} />
      )}
      {detail.opensPrivate && detail.reach.length === 0 && unsaved === undefined && (
        <Text size="sm" c="dimmed">
          {t('customers.reach.none')}
        </Text>
      )}
      {shown.map((value) => (
        <ReachRow
          key={value.id}
          customerId={detail.id}
          value={value}
          owner={detail.card.contacts?.find(({ id }) => id === value.contactId)?.name}
          quiet={detail.card.doNotContact ?? false}
          byKey={value === firstPhone}
        />
      ))}
    </section>
  );
}

type ReachRowProps = {
  readonly customerId: CustomerId;
  readonly value: MaskedValue;
  readonly owner: string | undefined;
  readonly quiet: boolean;
  readonly byKey: boolean;
};

function ReachRow({ customerId, value, owner, quiet, byKey }: ReachRowProps) {
  const { t } = useTranslation();
  const labels = useReachLabels();
  const copy = useCopyValue(customerId, value.id);
  const dial = useCallValue(customerId);
  const named = { kind: t(`customers.kind.${value.kind}`), masked: value.masked };
  const handleCall = () => {
    if (!quiet) dial.mutate(value.id);
  };
  useHotkeys(byKey ? [['C', handleCall]] : []);
  return (
    <div className="kb-reach">
      <span className="kb-reach-kind">{owner ?? labels.shown(value.label) ?? named.kind}</span>
      <span className="kb-reach-value">
        <MaskedValueButton customerId={customerId} value={value} />
      </span>
      {value.kind === 'phone' && (
        <Tooltip label={t(quiet ? 'customers.reach.quiet' : 'customers.reach.callHint')}>
          <ActionIcon
            variant="subtle"
            aria-label={t('customers.reach.call', named)}
            aria-disabled={quiet}
            {...(quiet ? { 'data-disabled': true } : {})}
            loading={dial.isPending}
            onClick={handleCall}
          >
            <IconPhone size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('customers.reach.copyHint')}>
        <ActionIcon variant="subtle" aria-label={t('customers.reach.copy', named)} loading={copy.isPending} onClick={() => copy.mutate()}>
          <IconCopy size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
