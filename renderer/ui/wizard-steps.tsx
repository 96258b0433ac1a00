import classes from './wizard-steps.module.css';

type Props = { readonly label: string; readonly steps: readonly string[]; readonly current: number };

/** Where a person stands in a wizard; steps already taken are marked, none can be jumped to. */
export function WizardSteps({ label, steps, current }: Props) {
  return (
    <ol className={classes['steps']} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} className={classes['step']} aria-current={index === current ? 'step' : undefined}>
          <span className={classes['number']} aria-hidden>
            {index < current ? '✓' : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
