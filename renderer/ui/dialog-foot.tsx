import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type DialogFootProps = {
  /** What the last button still waits for. */
  readonly missing?: string | undefined;
  /** What the dialog offers besides its end. */
  readonly aside?: ReactNode;
  /** Leads back first, where the last button cannot be undone. */
  readonly startsAtCancel?: boolean;
  /** What the way back is called where "Cancel" could be taken for the way on. */
  readonly cancelLabel?: string;
  readonly onCancel: () => void;
  /** The button that does it; a dialog that cannot go on has none. */
  readonly children: ReactNode;
};

/** How a dialog ends: what is missing, the way back, the way on. In sight however long the dialog is. */
export function DialogFoot({ missing, aside, startsAtCancel = false, cancelLabel, onCancel, children }: DialogFootProps) {
  const { t } = useTranslation();
  return (
    <Group className="kb-sticky-foot">
      {aside}
      <Group ms="auto" justify="flex-end">
        {missing !== undefined && (
          <Text size="sm" c="dimmed">
            {missing}
          </Text>
        )}
        <Button variant="default" onClick={onCancel} data-autofocus={startsAtCancel || undefined}>
          {cancelLabel ?? t('common.cancel')}
        </Button>
        {children}
      </Group>
    </Group>
  );
}
