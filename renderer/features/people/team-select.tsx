import { Select, type SelectProps } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { TeamView } from '../../../shared/model/teams.ts';

type Props = Omit<SelectProps, 'data' | 'renderOption'> & {
  readonly teams: readonly Pick<TeamView, 'id' | 'name' | 'depth'>[];
  /** A choice before all teams. */
  readonly first?: { readonly value: string; readonly label: string };
};

/** A team of several: in the list each stands as far in as in the tree, chosen it reads by its name alone. */
export function TeamSelect({ teams, first, ...rest }: Props) {
  const depths = new Map<string, number>(teams.map(({ id, depth }) => [id, depth]));
  const choices = teams.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      {...rest}
      data={first === undefined ? choices : [first, ...choices]}
      renderOption={({ option, checked }) => (
        <>
          <span style={{ flex: 1, paddingInlineStart: (depths.get(option.value) ?? 0) * 16 }}>{option.label}</span>
          {checked === true && <IconCheck size={14} aria-hidden />}
        </>
      )}
    />
  );
}
