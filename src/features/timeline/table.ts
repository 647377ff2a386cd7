import type { z } from "@hono/zod-openapi";
import type { Column } from "../../formats/columns.ts";
import type { timelineSchema } from "./schemas.ts";

type Timeline = Omit<z.input<typeof timelineSchema>, "undated"> & {
  undated: Pick<z.input<typeof timelineSchema>["undated"], "count" | "groups">;
};

/** The columns of a table of periods. */
export const timelineColumns = (by: string | undefined): Column[] => [
  ...["period", "precision", "start", "end"].map((name) => ({ name, path: [name] })),
  ...(by === undefined
    ? []
    : [
        { name: by, path: ["value"] },
        { name: `${by}.label`, path: ["label"] },
      ]),
  { name: "count", path: ["count"] },
];

/**
 * A timeline as rows: one for each period and value of the split, the latest periods and those before them; at the end what
 * lies in no period, with `spanning` and `undated` in place of a precision.
 */
export const timelineRows = ({ buckets, earlier, spanning: across, undated }: Timeline) => {
  const outside = (precision: string, facts: Pick<Timeline["undated"], "count" | "groups">) =>
    facts.count === 0 ? [] : [{ period: null, precision, start: null, end: null, ...facts }];
  const periods = [
    ...outside("earlier", { count: earlier }),
    ...buckets,
    ...outside("spanning", across),
    ...outside("undated", undated),
  ];
  return periods.flatMap(({ period, precision, start, end, count: facts, groups }) => {
    const head = { period, precision, start, end };
    return groups?.length ? groups.map((one) => ({ ...head, ...one })) : [{ ...head, count: facts }];
  });
};
