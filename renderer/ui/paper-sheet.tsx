import { Alert, Button, Checkbox, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type PaperSheetProps = { readonly label: string; readonly qrPath: string; readonly qrSize: number; readonly children: ReactNode };

/** What will stand on a page of paper: its QR beside a list of facts (`dt` and `dd`). */
export function PaperSheet({ label, qrPath, qrSize, children }: PaperSheetProps) {
  const { t } = useTranslation();
  return (
    <section className="kb-kit" aria-label={label}>
      <svg
        className="kb-kit-qr"
        role="img"
        aria-label={t('kit.qr')}
        viewBox={`-2 -2 ${qrSize + 4} ${qrSize + 4}`}
        shapeRendering="crispEdges"
      >
        <rect x={-2} y={-2} width={qrSize + 4} height={qrSize + 4} fill="#fff" />
        <path d={qrPath} fill="#000" />
      </svg>
      <dl className="kb-kit-facts">{children}</dl>
    </section>
  );
}

type PaperStepsProps = {
  readonly save: { readonly isPending: boolean; readonly mutate: () => void };
  readonly saveLabel: string;
  /** What saving is for, or that it was done. */
  readonly saveText: string;
  readonly saved: boolean;
  readonly once: string;
  readonly onPaperLabel: string;
  readonly doneLabel: string;
  readonly onDone: () => void;
};

/** Below sheets that are shown once: save them to print, and leave only with a tick that they are on paper. */
export function PaperSteps({ save, saveLabel, saveText, saved, once, onPaperLabel, doneLabel, onDone }: PaperStepsProps) {
  const { t } = useTranslation();
  const [onPaper, setOnPaper] = useState(false);
  return (
    <>
      <Group gap="sm">
        <Button
          variant={saved ? 'default' : 'filled'}
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {saveLabel}
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {saveText}
        </Text>
      </Group>
      <Alert color="vermilion" variant="light">
        {once}
      </Alert>
      <Group justify="space-between">
        <Checkbox label={onPaperLabel} checked={onPaper} onChange={(event) => setOnPaper(event.currentTarget.checked)} />
        <Group gap="sm">
          {!onPaper && (
            <Text size="sm" c="dimmed">
              {t('kit.tickFirst')}
            </Text>
          )}
          <Button disabled={!onPaper} onClick={onDone}>
            {doneLabel}
          </Button>
        </Group>
      </Group>
    </>
  );
}
