import type { Part } from "../model/ranking.ts";
import type { Order } from "./unit.ts";

/** An expression of the index, and what a record that it fits gains in a ranking. */
export type Tier = {
  part: Part;
  match: string;
  weight: number;
  /** Whether finding nothing may take a walk over all that its words have: left out where many records match. */
  fine?: boolean;
  /** The conjunct of `match` beside the whole query; undefined where `match` implies the query by itself. */
  own?: string;
  /** Whether `own` may find far more than fits the query. */
  wide?: boolean;
  /** Whether no fact fits it. */
  ofReferences?: boolean;
  /** Whether it is one of the `names`: where these find nothing it does not either. */
  ofNames?: boolean;
};

/** What a query asks of the index. */
export type TextMatch = {
  /** What meets all of it. */
  match: string;
  tiers: readonly Tier[];
  /** What of equals comes first: the newest unless it says otherwise. Then nothing but tiers and dates counts. */
  order?: Order;
};
