import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { SixWordsView } from '../../ui/six-words.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** A lead compares six words with the person; only then do grants flow. */
export function CompareWordsDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [same, setSame] = useState(false);
  const [differs, setDiffers] = useState(false);
  const confirm = useMutation({
    mutationFn: () => call('people.confirm', { memberId: member.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['people.list'] });
      showDone(t('people.compare.done', { name: member.name }));
      onClose();
    },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.compare.title', { name: member.name })}
      size={700}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text>{t('people.compare.how')}</Text>
        <Text size="sm" c="dimmed">
          {t('people.compare.why')}
        </Text>
        {member.replaces !== undefined && (
          <Alert color="amber" variant="light" title={t('people.again.takesOver', { name: member.replaces })}>
            {t('people.again.means')}
          </Alert>
        )}
        {member.words && <SixWordsView words={member.words} size="lg" />}
        {differs ? (
          <Alert color="vermilion" role="alert" title={t('people.compare.differ')}>
            {t('people.compare.differText')}
          </Alert>
        ) : (
          <Checkbox checked={same} onChange={(event) => setSame(event.currentTarget.checked)} label={t('people.compare.same')} />
        )}
        {differs ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.close')}
            </Button>
          </Group>
        ) : (
          <DialogFoot
            missing={same ? undefined : t('people.compare.missing')}
            aside={
              <Button variant="default" c="var(--kb-leaving)" onClick={() => setDiffers(true)}>
                {t('people.compare.differ')}
              </Button>
            }
            onCancel={onClose}
          >
            <Button disabled={!same} loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('people.compare.confirm')}
            </Button>
          </DialogFoot>
        )}
      </Stack>
    </Modal>
  );
}
