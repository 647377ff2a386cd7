import type { z } from "zod";
import { equipmentKinds } from "../../../src/model/vocabulary.ts";
import { isoCountries } from "../../../src/record/countries.ts";
import { type Reference, referenceLists } from "../../../src/record-types.ts";
import { unique, word } from "./names.ts";
import { type Random, weighted } from "./random.ts";
import { cities } from "./texts.ts";

/** Partner countries by how often they are dealt with. */
const partners: readonly (readonly [id: string, weight: number])[] = [
  ["US", 90],
  ["AU", 80],
  ["JP", 76],
  ["CN", 64],
  ["FR", 60],
  ["IN", 55],
  ["KR", 54],
  ["SG", 52],
  ["MY", 50],
  ["RU", 42],
  ["TR", 40],
  ["GB", 38],
  ["DE", 30],
  ["NL", 28],
  ["PH", 26],
  ["TH", 25],
  ["VN", 24],
  ["AE", 22],
  ["SA", 20],
  ["IT", 20],
  ["PK", 18],
  ["BN", 15],
  ["BY", 12],
  ["UA", 12],
  ["CA", 11],
  ["NZ", 11],
  ["SE", 10],
  ["ES", 10],
  ["CZ", 9],
  ["BR", 9],
  ["QA", 8],
  ["PL", 8],
  ["JO", 7],
  ["ZA", 7],
  ["KH", 6],
  ["LA", 5],
  ["MM", 5],
  ["TL", 5],
  ["PG", 4],
  ["BE", 4],
  ["NO", 4],
  ["FI", 3],
  ["DK", 3],
  ["RS", 3],
  ["SK", 2],
  ["HU", 2],
  ["CH", 2],
  ["AT", 2],
  ["GR", 2],
  ["EG", 2],
  ["MA", 2],
  ["KW", 2],
  ["OM", 2],
  ["BD", 2],
  ["LK", 2],
  ["KZ", 1],
  ["FJ", 1],
  ["MX", 1],
  ["CL", 1],
  ["AR", 1],
  ["NG", 1],
  ["KE", 1],
  ["BH", 1],
  ["PT", 1],
  ["IE", 1],
  ["BG", 1],
];

type Named = { en: string; id: string };

const posts: readonly (readonly [slug: string, organisation: string, names: Named])[] = [
  ["minister", "ministry", { en: "Minister of Defence", id: "Menteri Pertahanan" }],
  ["deputy-minister", "ministry", { en: "Deputy Minister of Defence", id: "Wakil Menteri Pertahanan" }],
  ["secretary", "ministry", { en: "Permanent Secretary for Defence", id: "Sekretaris Tetap Pertahanan" }],
  ["chief-of-defence", "forces", { en: "Chief of the Defence Force", id: "Panglima Angkatan Bersenjata" }],
  ["chief-of-navy", "navy", { en: "Chief of the Navy", id: "Kepala Staf Angkatan Laut" }],
  ["chief-of-air-force", "air-force", { en: "Chief of the Air Force", id: "Kepala Staf Angkatan Udara" }],
  ["ambassador", "embassy", { en: "Ambassador", id: "Duta Besar" }],
  ["attache", "embassy", { en: "Defence Attaché", id: "Atase Pertahanan" }],
];

const trades: readonly Named[] = [
  { en: "Aerospace", id: "Dirgantara" },
  { en: "Shipyards", id: "Galangan Kapal" },
  { en: "Systems", id: "Sistem" },
  { en: "Electronics", id: "Elektronika" },
  { en: "Optronics", id: "Optronik" },
  { en: "Vehicles", id: "Kendaraan" },
  { en: "Munitions", id: "Munisi" },
  { en: "Radar", id: "Radar" },
];

export type Country = {
  id: string;
  name: Named;
  posts: string[];
  bodies: string[];
  companies: string[];
  people: string[];
  /** Which posts a person has held, one after the other. */
  held: Map<string, string[]>;
};

/** Everything that dossiers of a corpus can name. */
export type World = {
  reference: Reference;
  home: Country;
  partnerOf: (random: Random) => Country;
  equipment: string[];
  topicOf: (random: Random) => string;
  topicNames: ReadonlyMap<string, Named>;
  sources: { outlets: string[]; agencies: string[] };
  names: ReadonlyMap<string, Named>;
};

const peopleOf = (country: Country, weight: number, size: number, random: Random, id: (name: string) => string) => {
  const count = Math.max(2, Math.round((size / 14) * (weight / 1400)));
  return Array.from({ length: count }, () => {
    const [first, last] = [word(random), word(random)];
    const name = random.chance(0.2) ? `${first} ${word(random)} ${last}` : `${first} ${last}`;
    const person = { id: id(name), name, otherNames: random.chance(0.3) ? [`${last} ${first}`] : [] };
    country.people.push(person.id);
    country.held.set(person.id, random.some(country.posts, random.whole(1, 3)));
    return person;
  });
};

/**
 * Makes the reference lists of a corpus: invented organisations, people and sources for some seventy countries, more of
 * them the larger the corpus, and the topics of the seeds.
 *
 * @param size the number of dossiers.
 */
export const makeWorld = (size: number, random: Random, topics: Reference["topic"]): World => {
  const reference: z.input<typeof referenceLists> = {
    organisation: [],
    person: [],
    post: [],
    equipment: [],
    place: cities.map((city) => ({
      id: city.toLowerCase(),
      names: { en: city, id: city },
      kind: "city",
      country: "ID",
    })),
    series: [],
    topic: topics,
    source: [],
  };
  const names = new Map<string, Named>();
  const id = { organisation: unique(), person: unique(), source: unique() };
  const companies = Math.max(2, Math.round(Math.sqrt(size) / 6));

  const countryOf = (code: string, weight: number): Country => {
    const iso = isoCountries.get(code);
    const name = iso?.names ?? { en: code, id: code };
    const country: Country = { id: code, name, posts: [], bodies: [], companies: [], people: [], held: new Map() };
    const add = (
      suffix: string,
      kind: Reference["organisation"][number]["kind"],
      label: Named,
      parent: string | null,
    ) => {
      const slug = `${code.toLowerCase()}-${suffix}`;
      const aliases = kind === "ministry" ? [`${code} MoD`] : [];
      reference.organisation.push({ id: slug, names: label, aliases, kind, country: code, parent });
      names.set(slug, label);
      country.bodies.push(slug);
      return slug;
    };
    const of = (en: string, idn: string): Named => ({ en: `${en} of ${name.en}`, id: `${idn} ${name.id}` });
    const ministry = add("ministry", "ministry", of("Ministry of Defence", "Kementerian Pertahanan"), null);
    const forces = add("forces", "armed-forces", of("Armed Forces", "Angkatan Bersenjata"), ministry);
    add("navy", "armed-forces", of("Navy", "Angkatan Laut"), forces);
    add("air-force", "armed-forces", of("Air Force", "Angkatan Udara"), forces);
    if (code !== "ID") add("embassy", "mission", of("Embassy in Jakarta", "Kedutaan Besar di Jakarta"), null);
    for (const [slug, body, label] of posts) {
      if (code === "ID" && body === "embassy") continue;
      const post = `${code.toLowerCase()}-${slug}`;
      const shown = of(label.en, label.id);
      reference.post.push({ id: post, label: shown, organisation: `${code.toLowerCase()}-${body}`, country: code });
      names.set(post, shown);
      country.posts.push(post);
    }
    if (code !== "ID") {
      const city = { en: `${name.en} City`, id: `Kota ${name.id}` };
      const dialogue = { en: `Defence dialogue with ${name.en}`, id: `Dialog pertahanan dengan ${name.id}` };
      const countries = ["ID", code];
      reference.series.push({ id: `${code.toLowerCase()}-dialogue`, label: dialogue, kind: "dialogue", countries });
      reference.place.push({ id: `${code.toLowerCase()}-city`, names: city, kind: "city", country: code });
    }
    const share = code === "ID" ? companies * 2 : Math.max(1, Math.round((companies * weight) / 60));
    for (let at = 0; at < share; at++) {
      const [stem, trade] = [word(random), random.pick(trades)];
      const label = { en: `${stem} ${trade.en}`, id: `${stem} ${trade.id}` };
      const slug = id.organisation(label.en);
      const misprints = random.chance(0.1) ? [`${stem}e ${trade.en}`] : [];
      const kind = random.chance(0.25) ? ("state-owned-enterprise" as const) : ("company" as const);
      reference.organisation.push({
        id: slug,
        names: label,
        aliases: [stem],
        misprints,
        kind,
        country: code,
      });
      names.set(slug, label);
      if (at === 0) {
        const types = { en: `${stem} Mk 1`, id: `${stem} Mk 1` };
        const product = {
          id: `${slug}-mk-1`,
          names: types,
          kind: random.pick(equipmentKinds),
          maker: slug,
          country: code,
        };
        reference.equipment.push(product);
      }
      country.companies.push(slug);
    }
    for (const person of peopleOf(country, code === "ID" ? 400 : weight, size, random, id.person)) {
      reference.person.push(person);
      names.set(person.id, { en: person.name, id: person.name });
    }
    return country;
  };

  const home = countryOf("ID", 100);
  const others = partners.map(([code, weight]) => [countryOf(code, weight), weight] as const);
  const sourceOf = (kind: "outlet" | "agency") => () => {
    const name =
      kind === "agency"
        ? `${word(random)} Agency`
        : `${word(random)} ${random.pick(["Post", "News", "Daily", "Kabar"])}`;
    const slug = id.source(name);
    reference.source.push({
      id: slug,
      name,
      aliases: [],
      kind,
      country: random.chance(0.8) ? "ID" : null,
      domain: null,
    });
    return slug;
  };
  const outlets = Array.from(
    { length: Math.min(60, Math.max(12, Math.round(Math.sqrt(size) / 4))) },
    sourceOf("outlet"),
  );
  const agencies = Array.from({ length: 5 }, sourceOf("agency"));
  return {
    reference: referenceLists.parse(reference),
    home,
    partnerOf: weighted(others),
    equipment: reference.equipment.map((product) => product.id),
    topicOf: weighted(topics.map((topic, at) => [topic.id, 1 / (1 + ((at * 7) % topics.length))] as const)),
    topicNames: new Map(topics.map((topic) => [topic.id, topic.label])),
    sources: { outlets, agencies },
    names,
  };
};
