import type { AgreementKind, EngagementKind, EvidenceBasis } from "../../../src/model/vocabulary.ts";
import type { Dossier } from "../../../src/record-types.ts";
import { weighted } from "./random.ts";

/** How often each kind of thing is drawn. */

export const engagementKindOf = weighted<EngagementKind>([
  ["meeting", 40],
  ["courtesy-call", 24],
  ["visit", 12],
  ["dialogue", 8],
  ["signing", 7],
  ["exercise", 6],
  ["exhibition", 3],
]);
export const agreementKindOf = weighted<AgreementKind>([
  ["cooperation-area", 40],
  ["memorandum", 18],
  ["procurement-plan", 14],
  ["agreement", 10],
  ["joint-venture", 6],
  ["offset-programme", 5],
  ["working-group", 4],
  ["commission", 3],
]);
/** How far up the ladder an agreement stands. */
export const rungOf = weighted([
  [0, 22],
  [1, 34],
  [2, 12],
  [3, 20],
  [4, 8],
  [5, 4],
] as const);
export const mediumOf = weighted<Dossier["statements"][number]["medium"]>([
  ["unspecified", 45],
  ["written-statement", 20],
  ["press-release", 15],
  ["interview", 10],
  ["meeting", 7],
  ["video-statement", 3],
]);
export const basisOf = weighted<EvidenceBasis>([
  ["stated", 75],
  ["attributed", 20],
  ["inferred", 5],
]);
export const howManyOf = {
  engagements: weighted([
    [0, 12],
    [1, 66],
    [2, 17],
    [3, 5],
  ] as const),
  agreements: weighted([
    [0, 42],
    [1, 38],
    [2, 15],
    [3, 5],
  ] as const),
  statements: weighted([
    [0, 20],
    [1, 28],
    [2, 28],
    [3, 16],
    [4, 8],
  ] as const),
};
