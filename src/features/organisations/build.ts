import type { DocumentOf } from "../../collections/document.ts";
import type { Localised } from "../../model/localised.ts";
import { organisationKindLabels } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  citationsOf,
  evidenceOf,
  located,
  type ReferenceBuilder,
  refOrNull,
} from "../../record/build.ts";
import type { Evidence } from "../../record/evidence.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import { parentsOf } from "../../record/lists.ts";
import type { NamedOrganisation, OrganisationEntry } from "./input.ts";
import type { organisationSchema } from "./schemas.ts";

/** The initials of a long name, as readers make them up: Japan Radio Company → JRC. */
const initialsOf = ({ en, id }: Localised): string[] =>
  [en, id].flatMap((name) => {
    const capitals = [...name.matchAll(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu)].join("");
    return capitals.length >= 3 && capitals.length <= 7 ? [capitals] : [];
  });

export const organisation: ReferenceBuilder<OrganisationEntry> = {
  type: "organisation",
  namesWithin: "country",
  completionRank: 2,
  faults: ({ id }, index) =>
    parentsOf(index, id) === null ? [{ path: ["parent"], message: "an organisation cannot stand under itself" }] : [],
  observe: (dossier: AnyDossier & { organisations: NamedOrganisation[] }) =>
    dossier.organisations.map((named) => ({ id: named.organisation, body: located(named, dossier).evidence })),
  label: ({ names }) => names,
  names: ({ names, aliases, misprints }) => [...inBoth(names), ...inEither([...aliases, ...misprints])],
  build: (entry, observed, world) => {
    const { id, names, aliases, misprints, kind, country, parent } = entry;
    const evidence = observed.shown.flatMap(({ body }) => body as Evidence[]);
    const document: DocumentOf<typeof organisationSchema> = {
      id,
      name: names,
      names,
      aliases,
      misprints,
      kind,
      country: refOrNull("country", country, world),
      parent: refOrNull("organisation", parent, world),
      evidence: evidenceOf(evidence, world),
    };
    const parents = parentsOf(world.index, id) ?? [];
    return {
      document,
      hint: document.parent?.label ?? document.country?.label ?? null,
      terms: new Terms().addOrUnknown("country", country).add("kind", kind).add("parent", parent),
      findable: {
        names: organisation.names(entry),
        extra: [...inBoth(organisationKindLabels[kind]), ...inEither(initialsOf(names))],
        mentions: [...(parent ? [`organisation:${parent}`] : []), ...(country ? [`country:${country}`] : [])],
        keys: [id, ...parents].map((each) => `organisation:${each}`),
        shown: { text: null, names: [...aliases, ...misprints], date: null },
      },
      ...(parent === null
        ? {}
        : {
            edges: [["part-of", `organisation:${id}`, `organisation:${parent}`]],
            citations: citationsOf(...observed.shown.map(({ body }) => body as Evidence[])),
          }),
    };
  },
};
