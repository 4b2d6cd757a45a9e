import type { Project } from '@werkstadt/shared/project/project';
import { localized } from '~/features/projects/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ChipRow, FilterChip } from '~/ui/index.ts';

export interface ProjectChipsProps {
  readonly projects: readonly Project[];
  readonly chosen: string | null;
  /** How many proposals each would show, by project id. */
  readonly counts: ReadonlyMap<string, number>;
  /** Null = all of them. */
  readonly onChoose: (projectId: string | null) => void;
}

/** One project or all of them, over the map. */
export function ProjectChips({ projects, chosen, counts, onChoose }: ProjectChipsProps) {
  useLocale();
  return (
    <ChipRow label={m.map_projects()}>
      {projects.map(({ id, title }) => (
        <FilterChip
          key={id}
          pressed={chosen === id}
          count={counts.get(id) ?? 0}
          onClick={() => onChoose(chosen === id ? null : id)}
        >
          {localized(title)}
        </FilterChip>
      ))}
    </ChipRow>
  );
}
