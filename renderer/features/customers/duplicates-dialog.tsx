import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../../shared/model/duplicates.ts';
import { MergeView, type MergeChoices } from './merge-view.tsx';
import { keyOfPair, PairList, type PairView } from './pair-list.tsx';

type DuplicatesDialogProps = { readonly opened: boolean; readonly onClose: () => void };

const WHOLE: PairView = { reasons: [], apart: false, offset: 0 };

/** Customers who may be one, the surest first, and the two of a pair side by side. */
export function DuplicatesDialog({ opened, onClose }: DuplicatesDialogProps) {
  const { t } = useTranslation();
  const [pair, setPair] = useState<DuplicatePair>();
  const [view, setView] = useState(WHOLE);
  /** What was chosen for pairs looked at, until the dialog closes. */
  const [choices, setChoices] = useState<ReadonlyMap<string, MergeChoices>>(new Map());
  const title = t(pair ? 'customers.merge.title' : 'customers.duplicates.title');
  const handleClose = () => {
    setPair(undefined);
    setView(WHOLE);
    setChoices(new Map());
    onClose();
  };
  return (
    <Modal opened={opened} onClose={handleClose} size={980} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {pair ? (
        <MergeView
          pair={pair}
          isApart={view.apart}
          chosen={choices.get(keyOfPair(pair)) ?? {}}
          onChoose={(chosen) => setChoices(new Map(choices).set(keyOfPair(pair), chosen))}
          onDone={() => setPair(undefined)}
        />
      ) : (
        <PairList view={view} onView={setView} onPick={setPair} />
      )}
    </Modal>
  );
}
