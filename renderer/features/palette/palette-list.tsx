import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMAND_GROUPS, type Command } from './use-commands.ts';

type PaletteListProps = {
  readonly commands: readonly Command[];
  readonly active: number;
  readonly onRun: (command: Command) => void;
  readonly onPoint: (index: number) => void;
};

/** Hits under the box, grouped; the box keeps the focus and points at one of them. */
export function PaletteList({ commands, active, onRun, onPoint }: PaletteListProps) {
  const { t } = useTranslation();
  const activeId = commands[active]?.id;
  useEffect(() => {
    if (activeId) document.getElementById(`palette-${activeId}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div id="palette-list" role="listbox" aria-label={t('palette.results')} className="kb-palette-list" tabIndex={-1}>
      {COMMAND_GROUPS.map((group) => {
        const within = commands.filter((command) => command.group === group);
        if (within.length === 0) return undefined;
        return (
          <div key={group} role="group" aria-labelledby={`palette-group-${group}`}>
            <div id={`palette-group-${group}`} className="kb-palette-group">
              {t(`palette.group.${group}`)}
            </div>
            {within.map((command) => {
              const index = commands.indexOf(command);
              return (
                <div
                  key={command.id}
                  id={`palette-${command.id}`}
                  role="option"
                  aria-selected={index === active}
                  className="kb-palette-item"
                  onMouseMove={() => onPoint(index)}
                  onClick={() => onRun(command)}
                >
                  <span>{command.title}</span>
                  {command.more && <span className="kb-palette-more">{command.more}</span>}
                  {command.number && <span className="kb-palette-more kb-palette-number">{command.number}</span>}
                </div>
              );
            })}
          </div>
        );
      })}
      {commands.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {t('palette.nothing')}
        </Text>
      )}
    </div>
  );
}
