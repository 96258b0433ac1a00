import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationCode, type Invitation } from './invitation-code.tsx';
import { InviteForm } from './invite-form.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** From a name to a code that is shown once; the code lives no longer than this dialog. */
export function InviteDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<Invitation>();
  const close = () => {
    setInvitation(undefined);
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={invitation ? t('people.invite.codeTitle', { name: invitation.name }) : t('people.invite.title')}
      size="lg"
      closeOnClickOutside={!invitation}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {invitation ? <InvitationCode invitation={invitation} onDone={close} /> : <InviteForm onInvited={setInvitation} onCancel={close} />}
    </Modal>
  );
}
