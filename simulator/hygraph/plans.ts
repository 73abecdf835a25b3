import type { PlanName } from './model.js';

/** The limits of a plan that a client of the Content API meets. */
export interface Plan {
  /** Uncached requests a second, for one environment. */
  perSecond: number;
  /** How many requests of an environment are answered at once. */
  queriesAtOnce: number;
  mutationsAtOnce: number;
  /** The largest request, in KB. */
  queryKB: number;
  mutationKB: number;
}

export const PLANS: Readonly<Record<PlanName, Plan>> = {
  hobby: { perSecond: 5, queriesAtOnce: 10, mutationsAtOnce: 5, queryKB: 10, mutationKB: 30 },
  growth: { perSecond: 25, queriesAtOnce: 30, mutationsAtOnce: 10, queryKB: 15, mutationKB: 70 },
  enterprise: { perSecond: 500, queriesAtOnce: 60, mutationsAtOnce: 20, queryKB: 20, mutationKB: 80 },
};
