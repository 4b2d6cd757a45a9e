import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { PlanningMeta } from '@werkstadt/shared/planning/pack/planning-meta';
import { PLANNING_RULES, type PlanningRuleKey } from '@werkstadt/shared/planning/rules/planning-rules';

/** The manifest's log of what the planning layers assume where the data is silent. */
export function describePlanning(meta: PlanningMeta): NonNullable<PackManifest['planning']> {
  const silent = (tag: string) => Math.round((1 - (meta.tagShares[tag] ?? 0)) * 1000) / 1000;
  const value = (key: PlanningRuleKey) => meta.rules[key]?.value ?? PLANNING_RULES[key].value;
  const source = (key: PlanningRuleKey) => meta.rules[key]?.source ?? PLANNING_RULES[key].source;
  return {
    tagShares: meta.tagShares,
    perRoadKilometre: meta.perRoadKilometre,
    assumptions: [
      {
        about: 'maxspeed',
        assumed: `${value('speed-built-up')} km/h between houses, ${value('speed-rural')} km/h elsewhere`,
        source: source('speed-built-up'),
        share: silent('maxspeed'),
      },
      {
        about: 'lanes',
        assumed: `${value('lanes-two-way')} for both directions together`,
        source: source('lanes-two-way'),
        share: silent('lanes'),
      },
      {
        about: 'width',
        assumed: `${value('width-main')} m on main roads, ${value('width-side')} m on side streets`,
        source: source('width-main'),
        share: silent('width'),
      },
      {
        about: 'storeys',
        assumed: 'by kind and size of the building',
        source: 'api/src/city-pack/planning/home-size.ts',
        share: meta.residents.shareAssumedStoreys,
      },
      {
        about: 'residents',
        assumed: residentsBy(meta.residents),
        source: meta.residents.source.name,
        share: 1,
      },
      ...(meta.heights
        ? [
            {
              about: 'heights',
              assumed: `ground every ${meta.heights.resolutionMetres} m; bridges and tunnels straight between their ends`,
              source: meta.heights.source.name,
              share: meta.heights.shareOffGround,
            },
          ]
        : []),
    ],
  };
}

function residentsBy({ grid, scaled }: PlanningMeta['residents']): string {
  const spread = grid ? 'counted by squares of 100 m, over the homes of each by floor space' : 'floor space of homes';
  if (scaled) return `${spread}, scaled to the number of residents`;
  return grid ? spread : `${spread} by a usual living space a head`;
}
