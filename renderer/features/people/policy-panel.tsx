import { Button, Fieldset, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { differs, PHONE_REGIONS, policyOf, type PolicyDraft } from './policy-draft.ts';
import { FactorRoles } from './factor-roles.tsx';
import { PassphraseRules } from './passphrase-rules.tsx';
import { PolicyNumber } from './policy-number.tsx';
import { PoolFields } from './pool-fields.tsx';

/** The rules, signed by an admin. Others read them. */
export function PolicyPanel() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { policy, permissions } = useSession();
  const [draft, setDraft] = useState<PolicyDraft>(policy);
  const [reason, setReason] = useState('');
  /** The bar of the buttons goes once nothing is changed: whoever was in it goes back to what they changed last. */
  const edited = useRef<HTMLElement>(undefined);
  const change = (part: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: (next: Policy) => call('policy.set', { policy: next, reason }),
    onSuccess: (kept) => {
      setDraft(kept);
      setReason('');
      void client.invalidateQueries({ queryKey: ['session.get'] });
      showDone(t('policy.saved'));
      edited.current?.focus();
    },
  });
  const next = policyOf(draft);
  const changed = differs(draft, policy);
  const ready = next !== undefined && changed && reason.trim() !== '';
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) save.mutate(next);
  };
  const handleReset = () => {
    setDraft(policy);
    edited.current?.focus();
  };
  const regionNames = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const readOnly = !permissions.setPolicy;

  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="md" maw={720}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <EnforcementBadge enforcement="signature" />
          <Text size="sm">{t(readOnly ? 'policy.readOnly' : 'policy.lead')}</Text>
        </Group>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <EnforcementBadge enforcement="program" />
          <Text size="sm">{t('policy.limitsHeldBy')}</Text>
        </Group>
        <Stack gap="md" onFocus={(event) => (edited.current = event.target)}>
          <Fieldset legend={t('policy.exports')} disabled={readOnly}>
            <Stack gap="sm">
              <Switch
                label={t('policy.salespersonMayExport')}
                description={t('policy.salespersonHint')}
                checked={draft.salespersonMayExport}
                onChange={(event) => change({ salespersonMayExport: event.currentTarget.checked })}
              />
              <Switch
                label={t('policy.leadMayExport')}
                description={t('policy.leadHint')}
                checked={draft.leadMayExport}
                onChange={(event) => change({ leadMayExport: event.currentTarget.checked })}
              />
              <PolicyNumber limit="exportMaxRows" label={t('policy.exportMaxRows')} unit="Rows" draft={draft} onChange={change} />
            </Stack>
          </Fieldset>
          <Fieldset legend={t('policy.budgets')} disabled={readOnly}>
            <PolicyNumber
              limit="revealsPerDay"
              label={t('policy.revealsPerDay')}
              hint={t('policy.revealsHint')}
              unit="Times"
              draft={draft}
              onChange={change}
            />
          </Fieldset>
          <PoolFields draft={draft} readOnly={readOnly} onChange={change} />
          <PassphraseRules draft={draft} readOnly={readOnly} onChange={change} />
          <FactorRoles draft={draft} readOnly={readOnly} onChange={change} />
          <Fieldset legend={t('policy.computer')} disabled={readOnly}>
            <Stack gap="sm">
              <Switch
                label={t('policy.touchUnlock')}
                description={t('policy.touchUnlockHint')}
                checked={draft.touchUnlock}
                onChange={(event) => change({ touchUnlock: event.currentTarget.checked })}
              />
              <PolicyNumber limit="autoLockMinutes" label={t('policy.autoLockMinutes')} unit="Minutes" draft={draft} onChange={change} />
              <Select
                label={t('policy.phoneRegion')}
                data={[...new Set([...PHONE_REGIONS, draft.phoneRegion])].map((code) => ({
                  value: code,
                  label: regionNames.of(code) ?? code,
                }))}
                value={draft.phoneRegion}
                onChange={(code) => code && change({ phoneRegion: code })}
                allowDeselect={false}
                searchable
                maw={260}
              />
            </Stack>
          </Fieldset>
        </Stack>
        {changed && (
          <Group align="flex-end" gap="sm" className="kb-sticky-foot">
            <TextInput
              label={t('policy.reason')}
              description={t('leave.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={300}
              required
              flex={1}
            />
            {!ready && (
              <Text size="sm" c="dimmed" py={8}>
                {t(next === undefined ? 'policy.numbersFirst' : 'common.giveReason')}
              </Text>
            )}
            <Button variant="default" onClick={handleReset}>
              {t('policy.reset')}
            </Button>
            <Button type="submit" disabled={!ready} loading={save.isPending}>
              {t('policy.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
