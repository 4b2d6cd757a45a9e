import type { Assumption, AssumptionId } from '../figures/figure.ts';
import type { PlanningMeta } from '../pack/planning-meta.ts';
import { PLANNING_RULES, type PlanningRuleKey } from './planning-rules.ts';

/** The rules of one city: its own values where it gave some, else the usual ones. */
export class RuleBook {
  readonly #own: PlanningMeta['rules'];

  constructor(own: PlanningMeta['rules']) {
    this.#own = own;
  }

  value(key: PlanningRuleKey): number {
    return this.#own[key]?.value ?? PLANNING_RULES[key].value;
  }

  /** The same rules with another value for one of them. */
  with(key: PlanningRuleKey, value: number): RuleBook {
    return new RuleBook({
      ...this.#own,
      [key]: { value, source: this.#own[key]?.source ?? PLANNING_RULES[key].source },
    });
  }

  /** The rule as something that a figure rests on. */
  assumption(key: PlanningRuleKey & AssumptionId): Assumption {
    const own = this.#own[key];
    const { source, checked } = PLANNING_RULES[key];
    return { id: key, value: this.value(key), source: own?.source ?? source, checked: own !== undefined || checked };
  }
}
