import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../../shared/model/day.ts';
import type { RightReason } from '../../../shared/model/rights.ts';
import { useBookName } from '../../api/books.ts';
import { callQuery } from '../../api/query.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { formatCount } from '../../ui/format.ts';
import type { Picked } from './rights-cells.ts';
import css from './rights.module.css';

/** What the cell says, which rule says so, and whose signature is under it. */
export function RightsWhy({ picked }: { readonly picked: Picked | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={css['why']} role="status" aria-label={t('rights.why.label')}>
      {picked === undefined && (
        <Text size="sm" c="dimmed">
          {t('rights.why.empty')}
        </Text>
      )}
      {picked?.kind === 'key' && <KeyWhy picked={picked} />}
      {picked?.kind === 'action' && <ActionWhy picked={picked} />}
    </div>
  );
}

function Said({ badge, children }: { readonly badge: ReactNode; readonly children: ReactNode }) {
  return (
    <Group gap={8} wrap="nowrap" align="center">
      {badge}
      <Text size="sm" fw={600}>
        {children}
      </Text>
    </Group>
  );
}

function KeyWhy({ picked }: { readonly picked: Extract<Picked, { kind: 'key' }> }) {
  const { t } = useTranslation();
  const bookName = useBookName();
  const { holder, name, book, group, holding } = picked;
  const reason = useQuery(callQuery('rights.why', { holder, bookId: book.id, group })).data;
  return (
    <>
      <Said badge={<EnforcementBadge enforcement="key" />}>
        {t('rights.why.key', {
          name,
          book: bookName(book.name),
          group: t(`keyGroups.${group}`),
          holding: t(`rights.holding.${holding ?? 'none'}`),
        })}
      </Said>
      {reason && (
        <Text size="sm">
          {reason.through === undefined
            ? t(`rights.rule.${reason.entitlement}`)
            : t('rights.through', { roles: reason.through.join(t('common.listSeparator')) })}
        </Text>
      )}
      {reason && <Signatures reason={reason} />}
    </>
  );
}

function Signatures({ reason: { granted, confirmed } }: { readonly reason: RightReason }) {
  const { t } = useTranslation();
  const said = [
    granted && t('rights.why.granted', { by: granted.by, when: isoMinute(granted.at), token: granted.logToken }),
    confirmed && t('rights.why.confirmed', { by: confirmed.by, when: isoMinute(confirmed.at), token: confirmed.logToken }),
  ].filter((line) => line !== undefined);
  return (
    <Text size="sm" c="dimmed">
      {said.join(' · ')}
    </Text>
  );
}

function ActionWhy({ picked: { name, right } }: { readonly picked: Extract<Picked, { kind: 'action' }> }) {
  const { t } = useTranslation();
  const { action, scope, heldBy, limit } = right;
  const limited =
    limit === undefined
      ? ''
      : ` · ${t(`rights.limit.${action === 'reveal' || action === 'copy' ? 'day' : 'once'}`, { shown: formatCount(limit) })}`;
  return (
    <>
      <Said badge={<EnforcementBadge enforcement={heldBy} />}>
        {t('rights.why.action', { name, action: t(`rights.action.${action}`), scope: t(`rights.scope.${scope}`) })}
        {limited}
      </Said>
      <Text size="sm">{t(`rights.decides.${action}`)}</Text>
      <Text size="sm" c="dimmed">
        {t(`enforcement.${heldBy}.text`)}
      </Text>
    </>
  );
}
