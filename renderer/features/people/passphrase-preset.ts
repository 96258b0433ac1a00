import { PASSPHRASE_PRESETS } from '../../../shared/model/passphrase-rules.ts';
import type { PolicyDraft } from './policy-draft.ts';

type Preset = keyof typeof PASSPHRASE_PRESETS;
const NAMES = Object.keys(PASSPHRASE_PRESETS) as Preset[];

/** The recommended set a draft is, or `own` as soon as one of its rules differs. */
export function presetOf(draft: PolicyDraft): Preset | 'own' {
  const is = (name: Preset) =>
    Object.entries(PASSPHRASE_PRESETS[name]).every(([rule, value]) => draft[rule as keyof PolicyDraft] === value);
  return NAMES.find(is) ?? 'own';
}
