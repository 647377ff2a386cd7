import type { DossierEvidence } from "../../../src/model/dossier.ts";
import type { Localised } from "../../../src/model/localised.ts";
import { ladder } from "../../../src/model/vocabulary.ts";
import type { Dossier } from "../../../src/record-types.ts";
import { agreementKindOf, basisOf, engagementKindOf, howManyOf, mediumOf, rungOf } from "./distributions.ts";
import { noParts, shortened } from "./parts.ts";
import type { Random } from "./random.ts";
import { agreementTexts, articleTexts, cities, drawGoods, engagementTexts, statementText } from "./texts.ts";
import { drawDay, factDate, isoDay, later, publishedDate } from "./time.ts";
import type { Country, World } from "./world.ts";

type Engagement = Dossier["engagements"][number];
type Agreement = Dossier["agreements"][number];
type Statement = Dossier["statements"][number];
type Participant = Engagement["participants"][number];

/** What one dossier is about, and what it can draw on. */
type Story = {
  world: World;
  random: Random;
  partner: Country;
  day: number;
  topics: string[];
  thing: Localised;
  /** Cites a paragraph of the article. */
  cite: () => DossierEvidence;
};

const topicName = ({ world, topics }: Story, at = 0): Localised => {
  const { en, id } = world.topicNames.get(topics[at % topics.length] ?? "") ?? { en: "defence", id: "pertahanan" };
  return { en: en.toLowerCase(), id: id.toLowerCase() };
};

const idOf = ({ partner, day }: Story, kind: string, index: number, ordinal: number): string =>
  `${partner.id.toLowerCase()}-${kind}-${isoDay(day)}-${index.toString(36)}${ordinal === 0 ? "" : `-${ordinal}`}`;

const nobody = { person: null, organisation: null, country: null, post: null, capacity: null, side: null } as const;

const participantsOf = ({ random, partner, world }: Story): Participant[] => {
  const from = (country: Country, role: Participant["role"]): Participant[] =>
    random.some(country.people, random.whole(1, 2)).map((person) => ({
      ...nobody,
      person,
      post: random.pick(country.held.get(person) ?? country.posts),
      side: `country:${country.id}`,
      role,
      named: true,
    }));
  return [
    ...from(world.home, "host"),
    ...from(partner, "guest"),
    ...(random.chance(0.3)
      ? [
          {
            ...nobody,
            post: random.pick(partner.posts),
            side: `country:${partner.id}`,
            role: "accompanying" as const,
            named: false,
          },
        ]
      : []),
    ...random.some(partner.companies, random.chance(0.2) ? 1 : 0).map((organisation) => ({
      ...nobody,
      organisation,
      side: `country:${partner.id}`,
      role: "delegate" as const,
      named: true,
    })),
  ];
};

const makeEngagement = (story: Story, id: string): Engagement => {
  const { random, partner, day, topics, thing, cite } = story;
  const kind = engagementKindOf(random);
  const abroad = random.chance(0.25);
  const city = abroad ? `${partner.name.en} City` : random.pick(cities);
  return {
    id,
    kind,
    status: random.chance(0.06) ? "planned" : "held",
    ...engagementTexts(kind, partner.name, topicName(story), thing, city),
    date: factDate(day, random),
    places: random.chance(0.1)
      ? []
      : [
          {
            place: abroad ? `${partner.id.toLowerCase()}-city` : city.toLowerCase(),
            name: { en: city, id: city },
            country: abroad ? partner.id : "ID",
          },
        ],
    participants: participantsOf(story),
    countries: [
      ...(abroad
        ? [{ country: partner.id, roles: ["partner" as const, "host" as const] }]
        : [
            { country: partner.id, roles: ["partner" as const] },
            { country: "ID", roles: ["host" as const] },
          ]),
      ...(random.chance(0.12) ? [{ country: story.world.partnerOf(random).id, roles: ["mentioned" as const] }] : []),
    ],
    series:
      kind === "dialogue"
        ? { series: `${partner.id.toLowerCase()}-dialogue`, ordinal: new Date(day).getUTCFullYear() - 2000 }
        : null,
    topics: random.some(topics, random.whole(1, 3)),
    agreements: [],
    organisations: [],
    attendance: [],
    invitedBy: null,
    partOf: null,
    follows: [],
    distinctFrom: [],
    evidence: [cite(), ...(random.chance(0.4) ? [cite()] : [])],
  };
};

const makeAgreement = (story: Story, id: string): Agreement => {
  const { random, partner, day, topics, thing, cite, world } = story;
  const kind = agreementKindOf(random);
  const rung = rungOf(random);
  const status = ladder.filter((one) => one !== "ratified")[rung] ?? "proposed";
  const signed = rung >= 3 && random.chance(0.85) ? factDate(later(day, -random.whole(0, 900)), random) : null;
  const companies = random.chance(0.35)
    ? [...random.some(partner.companies, 1), ...random.some(world.home.companies, 1)]
    : [];
  return {
    id,
    kind,
    ...agreementTexts(kind, partner.name, topicName(story, 1), thing),
    officialTitle: null,
    status,
    statusHistory: [
      ...(rung > 0 && random.chance(0.5)
        ? [
            {
              status: "proposed" as const,
              date: factDate(later(day, -random.whole(30, 1500)), random),
              evidence: [cite()],
            },
          ]
        : []),
      { status, date: signed ?? factDate(day, random), evidence: [cite()] },
    ],
    signed,
    places: [],
    parties: ["country:ID", `country:${partner.id}`, ...companies.map((company) => `organisation:${company}`)].map(
      (party) => ({ party, role: "party" as const }),
    ),
    topics: random.chance(0.06) ? [] : random.some(topics, random.whole(1, 3)),
    ...noParts,
    equipment:
      kind === "procurement-plan" || kind === "offset-programme"
        ? [
            {
              equipment: random.pick(world.equipment),
              description: null,
              quantity: null,
              status: "planned" as const,
              evidence: [],
            },
          ]
        : [],
    summary: agreementTexts(kind, partner.name, topicName(story), thing).summary,
    evidence: [cite()],
  };
};

const makeStatement = (story: Story, id: string, about: string[]): Statement => {
  const { random, partner, world, day, topics, cite, thing } = story;
  const side = random.chance(0.55) ? world.home : partner;
  const speaker = random.chance(0.75)
    ? (`person:${random.pick(side.people)}` as const)
    : random.chance(0.8)
      ? (`organisation:${random.pick(side.bodies)}` as const)
      : null;
  const name = world.names.get(speaker?.slice(speaker.indexOf(":") + 1) ?? "") ?? {
    en: "An official",
    id: "Seorang pejabat",
  };
  const text = statementText(name, topicName(story), thing, random);
  return {
    id,
    label: shortened(text),
    speakers: speaker === null ? [] : [speaker],
    post: null,
    capacity: null,
    paraphrase: text,
    places: [],
    medium: mediumOf(random),
    date: factDate(day, random),
    about,
    topics: random.some(topics, random.whole(0, 2)),
    evidence: [cite()],
  };
};

type Told = { partner: Country; day: number; engagements: Engagement[]; agreements: Agreement[] };

/** How far back an article looks for what it tells again. */
const memory = 400;

/** A cutter of paragraphs: each citation takes the next one, and the dossier keeps its hash. */
const paragraphsOf = (random: Random) => {
  const hashes: Record<string, string> = {};
  let last = 0;
  const cite = (): DossierEvidence => {
    last += random.chance(0.7) || last === 0 ? random.whole(1, 2) : 0;
    hashes[String(last)] ??= random.hex(64);
    const basis = basisOf(random);
    return { paragraph: last, basis, attributedTo: null, note: null };
  };
  return { hashes, cite };
};

/** The same fact as another article tells it: the same identity, its own evidence. */
const again = <F extends Engagement | Agreement>(fact: F, cite: () => DossierEvidence): F => ({
  ...fact,
  evidence: [cite()],
  ...("statusHistory" in fact ? { statusHistory: [] } : { participants: fact.participants.slice(0, 2) }),
});

/**
 * Makes dossiers one after the other; the same seed gives the same. About one in seven tells again, in its own way, an
 * engagement or an agreement of one before.
 */
export function* makeDossiers(size: number, world: World, random: Random): Generator<Dossier> {
  const past: Told[] = [];
  for (let index = 0; index < size; index++) {
    const earlier = past.length > 0 && random.chance(0.15) ? random.pick(past) : undefined;
    const partner = earlier?.partner ?? world.partnerOf(random);
    const day = earlier ? later(earlier.day, random.whole(0, 1)) : drawDay(random);
    const { hashes, cite } = paragraphsOf(random);
    const topics = [...new Set([world.topicOf(random), world.topicOf(random), world.topicOf(random)])];
    const story: Story = { world, random, partner, day, topics, thing: drawGoods(random), cite };
    const own = (kind: string, count: number) => Array.from({ length: count }, (_, at) => idOf(story, kind, index, at));

    const agreements = own("agreement", howManyOf.agreements(random)).map((id) => makeAgreement(story, id));
    const engagements = own("engagement", howManyOf.engagements(random)).map((id) => makeEngagement(story, id));
    if (earlier) {
      engagements.push(...earlier.engagements.slice(0, 1).map((fact) => again(fact, cite)));
      agreements.push(...earlier.agreements.slice(0, 1).map((fact) => again(fact, cite)));
    }
    for (const engagement of engagements.slice(0, 1))
      engagement.agreements = agreements.slice(0, 2).map(({ id }) => id);
    const about = [
      ...engagements.slice(0, 1).map(({ id }) => `engagement:${id}`),
      ...agreements.slice(0, 1).map(({ id }) => `agreement:${id}`),
    ];
    const statements = own("statement", howManyOf.statements(random)).map((id) => makeStatement(story, id, about));
    const posted = new Map(
      engagements.flatMap(({ participants }) =>
        participants.flatMap(({ person, post }) => (person && post ? [[person, post] as const] : [])),
      ),
    );
    const { label, summary } = articleTexts(partner.name, topicName(story), story.thing);
    const indonesian = random.chance(0.82);
    yield {
      article: {
        id: `article-${isoDay(day)}-${index.toString(36)}`,
        label,
        articleUrl: null,
        headline: random.chance(0.1) ? null : label[indonesian ? "id" : "en"],
        language: indonesian ? "id" : "en",
        machineTranslated: random.chance(0.05),
        source: random.chance(0.05) ? null : random.pick(world.sources.outlets),
        agency: random.chance(0.25) ? random.pick(world.sources.agencies) : null,
        published: publishedDate(later(day, random.whole(0, 2)), random),
        dateline: random.pick(cities),
        byline: [],
        summary,
        wordCount: random.whole(120, 900),
        paragraphCount: random.whole(20, 40),
        textSha256: random.hex(64),
        rights: { status: random.chance(0.5) ? "all-rights-reserved" : "unstated", notice: null },
        references: [],
        relations: [],
      },
      engagements,
      agreements,
      statements,
      people: [...posted].map(([person, post]) => ({
        person,
        post,
        rank: null,
        asOf: factDate(day, random),
        until: null,
        evidence: [cite()],
      })),
      organisations: random.some(partner.companies, random.chance(0.3) ? 1 : 0).map((organisation) => ({
        organisation,
        evidence: [cite()],
      })),
      paragraphs: hashes,
    };
    if (past.length < memory) past.push({ partner, day, engagements, agreements });
    else past[index % memory] = { partner, day, engagements, agreements };
  }
}
