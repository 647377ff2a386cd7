import type { Column } from "../../formats/columns.ts";
import type { Dimension } from "./queries.ts";

/** The columns of a table of groups: the value and the label of each property, and the count. */
export const statsColumns = (groupBy: readonly Dimension[]): Column[] => [
  ...groupBy.flatMap((by, at): Column[] => [
    { name: by, path: ["keys", String(at), "value"] },
    { name: `${by}.label`, path: ["keys", String(at), "label"] },
    ...(by === "kind" ? [{ name: `${by}.type`, path: ["keys", String(at), "type"] }] : []),
  ]),
  { name: "count", path: ["count"] },
];
