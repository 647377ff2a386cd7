import Libsql from "libsql";

/** Bytes that a table takes, with its indexes. */
export type TableSize = { table: string; bytes: number };

/** What takes the room in the file of a database, the largest first: each table with its indexes, and what is free. */
export const tableSizes = (path: string): TableSize[] => {
  const database = new Libsql(path, { readonly: true });
  try {
    const sizes = database
      .prepare(
        // The tables of a full-text index are told by name.
        `select coalesce(s.tbl_name, d.name) as "table", sum(d.pgsize) as bytes
          from dbstat d left join sqlite_schema s on s.name = d.name where d.aggregate = 1 group by 1 order by 2 desc`,
      )
      .all() as TableSize[];
    const { free } = database
      .prepare("select freelist_count * page_size as free from pragma_freelist_count, pragma_page_size")
      .get() as { free: number };
    return free > 0 ? [...sizes, { table: "(free)", bytes: free }] : sizes;
  } finally {
    database.close();
  }
};

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(2);

/** Below this a table is told of with the others, in KB a dossier. */
const small = 0.1;

/** KB a dossier by table, in lines. */
export const describeSizes = (path: string, dossiers: number): string[] => {
  const sizes = tableSizes(path);
  const [large, others] = [true, false].map((is) =>
    sizes.filter(({ bytes }) => bytes / 1024 / dossiers >= small === is),
  );
  const sum = (of: readonly TableSize[]) => of.reduce((total, { bytes }) => total + bytes, 0);
  const line = (table: string, bytes: number) => `${kilobytes(bytes / dossiers).padStart(10)} KB a dossier  ${table}`;
  return [
    ...(large ?? []).map(({ table, bytes }) => line(table, bytes)),
    line("others", sum(others ?? [])),
    line("in all", sum(sizes)),
  ];
};

/** How many dossiers a second were written in the first and in the last tenth of a load. */
export const ratesOf = (
  progress: readonly { written: number; ms: number }[],
): { first: number; last: number } | null => {
  const end = progress.at(-1);
  if (!end) return null;
  const tenth = end.written / 10;
  const first = progress.find(({ written }) => written >= tenth) ?? end;
  const before = progress.findLast(({ written }) => written <= end.written - tenth) ?? { written: 0, ms: 0 };
  const rate = (dossiers: number, ms: number) => (1000 * dossiers) / ms;
  return { first: rate(first.written, first.ms), last: rate(end.written - before.written, end.ms - before.ms) };
};
