import { Button, Group, Paper, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract.ts';
import type { Born } from '../../../shared/model/born.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { SixWordsView } from '../../ui/six-words.tsx';
import { useJoin } from './use-sign-in.ts';

type JoinFormProps = { readonly code: string; readonly invitation: Output<'vault.inspectInvitation'>; readonly onBack: () => void };

/** What the invitation says, and what only this person may choose. */
export function JoinForm({ code, invitation, onBack }: JoinFormProps) {
  const { t } = useTranslation();
  const [label, setLabel] = useState(invitation.name);
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [acceptable, setAcceptable] = useState(false);
  const [born, setBorn] = useState<Born>();
  const join = useJoin();
  const ready = acceptable && passphrase === repeated && label.trim() !== '' && !join.isPending;
  const missing =
    label.trim() === '' ? 'signIn.invitation.labelFirst' : acceptable ? 'create.passphrase.repeatFirst' : 'create.passphrase.strongFirst';
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) join.mutate({ code, label: label.trim(), passphrase, born });
  };
  return (
    <form onSubmit={handleSubmit} className="kb-form">
      <Paper withBorder p="sm">
        <Text fw={600}>{t('signIn.invitation.says', { name: invitation.name, team: invitation.teamName })}</Text>
        <Text size="sm" c="dimmed" mb="xs">
          {t('signIn.invitation.by', {
            by: invitation.invitedBy,
            roles: [...invitation.roles.map((role) => t(`roles.${role}`)), ...invitation.customRoles].join(t('signIn.invitation.and')),
          })}
        </Text>
        <Text size="sm" mb={4}>
          {t('signIn.invitation.compare', { by: invitation.invitedBy })}
        </Text>
        <SixWordsView words={invitation.vaultWords} size="lines" />
      </Paper>
      <TextInput
        label={t('create.people.label')}
        description={t('create.people.labelText')}
        value={label}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <PassphraseField
        label={t('passphrase.label')}
        value={passphrase}
        onChange={setPassphrase}
        repeated={repeated}
        onRepeated={setRepeated}
        own={[invitation.name, invitation.teamName, label]}
        strict={invitation.roles.includes('lead') || invitation.roles.includes('admin')}
        rules={invitation.rules}
        onAcceptable={setAcceptable}
        onBorn={setBorn}
      />
      {join.error && <ErrorNotice error={join.error} />}
      <Group justify="space-between" className="kb-sticky-foot">
        <Button variant="default" onClick={onBack} disabled={join.isPending}>
          {t('common.back')}
        </Button>
        <Group gap="sm">
          {!ready && !join.isPending && (
            <Text size="sm" c="dimmed">
              {t(missing)}
            </Text>
          )}
          <Button type="submit" disabled={!ready} loading={join.isPending}>
            {t('signIn.join')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
