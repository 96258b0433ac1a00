import { useTranslation } from 'react-i18next';
import { REACH_LABELS } from '../../../shared/model/customer.ts';

type ReachLabels = {
  /** The presets in the language of the window. */
  readonly presets: readonly string[];
  /** What stands on screen for a stored label; undefined without one. */
  readonly shown: (label: string | undefined) => string | undefined;
  /** What is stored for typed text: the name of a preset where it is one. */
  readonly stored: (text: string) => string;
};

/** Labels like "mobile" are stored by name, so that colleagues read them in their own language. */
export function useReachLabels(): ReachLabels {
  const { t } = useTranslation();
  const presets = REACH_LABELS.map((name) => ({ name, text: t(`customers.label.${name}`) }));
  return {
    presets: presets.map(({ text }) => text),
    shown: (label) => presets.find(({ name }) => name === label)?.text ?? label,
    stored: (text) => presets.find((preset) => preset.text === text)?.name ?? text,
  };
}
