type List<T> = { data: T[]; page: { next: string | null } };

type Engagement = {
  id: string;
  kind: string;
  status: string;
  label: string;
  summary: string;
  date: {
    edtf: string | null;
    start: string | null;
    end: string | null;
    precision: string;
    basis: string;
    text: string | null;
  };
  places: { name: string; country: { id: string; label: string } | null }[];
  countries: { country: { id: string } }[];
};

/** A row as the other servers keep it: one engagement with its first place, without the relations that Mitra also shows. */
export type Row = {
  id: string;
  kind: string;
  status: string;
  label: string;
  summary: string;
  date_edtf: string | null;
  date_start: string;
  date_end: string | null;
  date_precision: string;
  date_basis: string;
  date_text: string | null;
  place_name: string | null;
  place_country: string | null;
  place_label: string | null;
  /** The country that the list is filtered by, where it is one of several. */
  country: string;
  countries: string[];
};

/** The country whose record this is: nearly every engagement concerns it. */
const home = "ID";

/** The members of an engagement that make up a row. */
export const rowFields = "id,kind,status,label,summary,date,places";

/** All engagements of a Mitra as flat rows. */
export const readRows = async (url: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer: Response = await fetch(
      `${url}/v1/engagements?limit=200&fields=${rowFields},countries${cursor ? `&cursor=${cursor}` : ""}`,
    );
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
    const { data, page } = (await answer.json()) as List<Engagement>;
    for (const { date, places, countries, ...flat } of data) {
      const [place] = places;
      const codes = [...new Set(countries.map(({ country }) => country.id))].filter((code) => code !== home);
      rows.push({
        id: flat.id,
        kind: flat.kind,
        status: flat.status,
        label: flat.label,
        summary: flat.summary,
        date_edtf: date.edtf,
        date_start: date.start ?? "",
        date_end: date.end,
        date_precision: date.precision,
        date_basis: date.basis,
        date_text: date.text,
        place_name: place?.name ?? null,
        place_country: place?.country?.id ?? null,
        place_label: place?.country?.label ?? null,
        country: codes[0] ?? "",
        countries: codes,
      });
    }
    cursor = page.next;
  }
  return rows;
};

const mostFrequent = (values: Iterable<string>, fits: (count: number) => boolean): string => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const fitting = [...counts].filter(([value, count]) => value !== "" && fits(count));
  return fitting.toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? "";
};

/** What is asked: a country with many engagements, one of them, and a word that about a tenth of them have. */
export const chooseQuestions = (rows: readonly Row[]) => ({
  country: mostFrequent(
    rows.map(({ country }) => country),
    () => true,
  ),
  id: rows[Math.floor(rows.length / 2)]?.id ?? "",
  word: mostFrequent(
    rows.flatMap(({ label, summary }) => [...new Set(`${label} ${summary}`.toLowerCase().match(/[a-z]{6,}/g) ?? [])]),
    (count) => count < rows.length / 8,
  ),
});
export type Questions = ReturnType<typeof chooseQuestions>;
