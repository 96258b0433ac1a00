import { Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { SignAgreement } from './sign-agreement.tsx';

/** Asks once after signing in; who puts it off finds it under People, and numbers stay masked until then. */
export function AgreementDialog() {
  const { waiting } = useSession();
  const [later, setLater] = useState(false);
  return waiting.agreement && !later ? <Asking onLater={() => setLater(true)} /> : undefined;
}

function Asking({ onLater }: { readonly onLater: () => void }) {
  const { t } = useTranslation();
  const current = useQuery(callQuery('agreement.get')).data?.current;
  if (current === undefined) return undefined;
  return (
    <Modal opened onClose={onLater} title={t('agreement.due')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '50vh', overflowY: 'auto' }} tabIndex={0}>
        {current.text}
      </Text>
      <Group justify="flex-end" align="flex-end">
        <Button variant="default" onClick={onLater}>
          {t('agreement.later')}
        </Button>
        <SignAgreement version={current.version} />
      </Group>
    </Modal>
  );
}
