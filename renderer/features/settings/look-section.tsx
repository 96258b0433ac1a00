import { Input, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, Preferences } from '../../../shared/model/app.ts';
import { useAppState } from '../../app/app-store.ts';
import { useSetPreferences } from '../../ui/look-switch.tsx';
import { Section } from './section.tsx';

const { theme: THEMES, density: DENSITIES, textSize: TEXT_SIZES } = Preferences.shape;

/** Language, theme, row height and text size of this computer. */
export function LookSection() {
  const { t } = useTranslation();
  const { language, theme, density, textSize } = useAppState().preferences;
  const preferences = useSetPreferences();
  const set = (change: unknown) => preferences.mutate(Preferences.partial().parse(change));

  return (
    <Section name="look" title={t('settings.look.title')}>
      <Choice
        label={t('settings.look.language')}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, label: t(`look.languages.${value}`) }))}
        onChange={(next) => set({ language: next })}
      />
      <Choice
        label={t('settings.look.theme')}
        value={theme}
        choices={THEMES.options.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        onChange={(next) => set({ theme: next })}
      />
      <Choice
        label={t('settings.look.density')}
        value={density}
        choices={DENSITIES.options.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        onChange={(next) => set({ density: next })}
      />
      <Choice
        label={t('settings.look.textSize')}
        value={textSize}
        choices={TEXT_SIZES.options.map((value) => ({ value, label: t(`settings.look.text.${value}`) }))}
        onChange={(next) => set({ textSize: next })}
      />
      <Text size="sm" c="dimmed">
        {t('settings.look.here')}
      </Text>
    </Section>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <Input.Label id={id} labelElement="div" display="block" mb={4}>
        {label}
      </Input.Label>
      <SegmentedControl aria-labelledby={id} value={value} data={[...choices]} onChange={onChange} />
    </div>
  );
}
