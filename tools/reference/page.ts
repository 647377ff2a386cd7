import { readFileSync } from "node:fs";
import { serverPlaceholder } from "../../src/features/docs/assets.ts";
import { pageHead, pageStyle } from "../../src/http/response/page.ts";
import { escapeMarkup } from "../../src/model/text.ts";
import type { Json } from "../openapi/document.ts";
import { inProject } from "../paths.ts";
import { type Description, type Operation, readDescription } from "./description.ts";
import { code, prose } from "./markup.ts";
import { operationSection } from "./operations.ts";
import { schemaSection } from "./schemas.ts";

type Group = { id: string; name: string; description: string; operations: Operation[] };

const groupsOf = ({ tags, operations }: Description): Group[] =>
  tags.map(({ name, description }) => ({
    id: `group-${name.toLowerCase().replaceAll(" ", "-")}`,
    name,
    description,
    operations: operations.filter((operation) => operation.tags[0] === name),
  }));

const navigation = (groups: readonly Group[]): string => {
  const entries = groups.map(({ id, name, operations }) => {
    const links = operations.map(
      ({ operationId, summary }) => `<li><a href="#${operationId}">${escapeMarkup(summary)}</a></li>`,
    );
    return `<li><a href="#${id}">${escapeMarkup(name)}</a><ul>${links.join("")}</ul></li>`;
  });
  return `<nav aria-label="Contents"><ul>${entries.join("\n")}
<li><a href="#schemas">Schemas</a></li><li><a href="#headers">Headers</a></li></ul></nav>`;
};

const groupSection = ({ id, name, description, operations }: Group): string => `<section>
<h2 id="${id}">${escapeMarkup(name)}</h2>
${prose(description)}
${operations.map(operationSection).join("\n")}
</section>`;

const headerItem = ([name, { description, example }]: [string, Description["headers"][string]]): string =>
  `<dt>${code(name.replace(/(?<=[a-z])(?=[A-Z])|(?<=^X)(?=R)/g, "-"))}</dt>\n<dd>${prose(description)}<p class="soft">Such as ${code(example)}</p></dd>`;

const read = (file: string): string => readFileSync(inProject(`tools/reference/${file}`), "utf8").trim();

/**
 * The reference page, whole: text, one style sheet and one script, and nothing from elsewhere. Without JavaScript all of
 * it can be read, and nothing tried.
 */
export const referencePage = (document: Json): string => {
  const description = readDescription(document);
  const { info, schemas, headers } = description;
  const groups = groupsOf(description);
  const head = { title: "Mitra: reference", description: `${info.summary}. Every operation, to read and to try.` };
  return `${pageHead({ ...head, url: `${serverPlaceholder}/docs` })}
<style>${pageStyle}
${read("style.css")}</style>
</head>
<body>
<a class="skip" href="#reference">Skip to the reference</a>
<header><a href="/">Mitra</a> <span class="soft">Reference, version ${escapeMarkup(info.version)}</span></header>
${navigation(groups)}
<main id="reference">
<h1>${escapeMarkup(info.summary)}</h1>
${prose(info.description)}
<p>The same for programs: <a href="/openapi.json">OpenAPI 3.1</a>, <a href="/openapi.yaml">as YAML</a>, <a href="/openapi-3.0.json">OpenAPI 3.0</a>. <a href="/problems">Kinds of failure</a>. <a href="/">Home</a>.</p>
<p class="without-script">To try a request on this page needs JavaScript; everything can be read without.</p>
${groups.map(groupSection).join("\n")}
<section>
<h2 id="schemas">Schemas</h2>
<p>What the answers are made of.</p>
${Object.entries(schemas)
  .map(([name, schema]) => schemaSection(name, schema, schemas))
  .join("\n")}
</section>
<section>
<h2 id="headers">Headers</h2>
<p>What the answers say of themselves.</p>
<dl>${Object.entries(headers).map(headerItem).join("\n")}</dl>
</section>
</main>
<script>${read("try.js")}</script>
</body>
</html>
`;
};
